import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { findNextMoment, type MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { clearDagRun } from "../clear-dag-run.ts";
import { type LifecycleFixture, SUCCESS } from "../lifecycle.fixture.ts";
import { timeOutDagRuns } from "../time-out-dag-runs.ts";

/** What becomes of runs that may take only so long. `fixture` gives the test's own. */
export function describeRunTimeouts(fixture: () => LifecycleFixture): void {
  const timeOut = () =>
    fixture().store.transaction((transaction) => timeOutDagRuns(transaction, { now: fixture().now }));

  async function start(): Promise<string> {
    const teardown = aTask("t", { isTeardown: true, triggerRule: "all_done_setup_success" });
    await fixture().storeDag(
      aDag({ tasks: ["a", "b", teardown], edges: ["a > b > t"], given: { dagRunTimeoutSeconds: 60 } }),
    );
    const runId = await fixture().trigger();
    await fixture().startRuns();
    return runId;
  }

  describe("a run whose time is limited", () => {
    test("fails when its time is up; all that is unfinished is skipped, and what runs is stopped", async () => {
      const runId = await start();
      const [a] = await fixture().start();
      const changes: MetadataChange[] = [];
      fixture().store.subscribe((heard) => changes.push(...heard));
      fixture().pass(60);

      expect(await timeOut()).toBe(1);
      expect(await fixture().states(runId)).toEqual({ a: "skipped", b: "skipped", t: "skipped" });
      expect(await fixture().dagRun(runId)).toMatchObject({
        state: "failed",
        stateReason: "timed_out",
        unfinishedCount: 0,
        activeCount: 0,
      });
      expect(changes).toContainEqual(expect.objectContaining({ kind: "stopAttempt", leaseToken: a?.leaseToken }));
      if (a !== undefined) expect(await fixture().finish(a, SUCCESS)).toBe(false);
    });

    test("goes on while there is time, which the next moment to wake at tells", async () => {
      await start();
      const { now, store } = fixture();
      expect(await findNextMoment(store.reader, { after: now })).toBe(addSeconds(now, 60));
      fixture().pass(59);

      expect(await timeOut()).toBe(0);
    });

    test("has all its time again after a clear", async () => {
      const runId = await start();
      fixture().pass(60);
      await timeOut();
      fixture().pass(60);
      const { store, now } = fixture();
      await store.transaction((transaction) =>
        clearDagRun(transaction, { dagId: "d", runId, version: "own", isDryRun: false, now }),
      );
      await fixture().startRuns();
      fixture().pass(30);

      expect(await timeOut()).toBe(0);
      await fixture().runToEnd();
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });
  });
}
