import { randomUUID } from "node:crypto";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { startTaskInstance } from "../start-task-instance.ts";

/** One instance that somebody runs by hand. `fixture` gives the test's own. */
export function describeStartingByHand(fixture: () => LifecycleFixture): void {
  function start(taskInstanceId: number) {
    const { now } = fixture();
    return fixture().store.transaction((transaction) =>
      startTaskInstance(transaction, {
        taskInstanceId,
        hostname: "test",
        jobId: 1,
        leaseSeconds: 30,
        newLeaseToken: randomUUID,
        now,
      }),
    );
  }

  describe("an instance that is started by hand", () => {
    test("runs whatever it depends on, and readies what waited for it", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const { id } = await fixture().taskInstance(runId, "b");
      const outcome = await start(id);
      if (outcome.kind !== "started") throw new Error(outcome.kind);
      expect(await fixture().states(runId)).toEqual({ a: "scheduled", b: "running" });
      expect(await fixture().finish(outcome.started)).toBe(true);
      expect(await fixture().states(runId)).toEqual({ a: "scheduled", b: "success" });
    });

    test("does so in a run that does not run", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"], edges: [] }));
      const runId = await fixture().trigger();
      const { id } = await fixture().taskInstance(runId, "a");
      expect(await start(id)).toMatchObject({ kind: "started" });
      expect((await fixture().dagRun(runId)).state).toBe("queued");
    });

    test("waits for no retry delay, and counts the try", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 1, retryDelaySeconds: 600 })], edges: [] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      const { id } = await fixture().taskInstance(runId, "a");
      expect(await start(id)).toMatchObject({ kind: "started", started: { instance: { tryNumber: 2 } } });
    });

    test("is refused while it runs, and when it has ended", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"], edges: [] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const { id } = await fixture().taskInstance(runId, "a");
      const outcome = await start(id);
      expect(await start(id)).toEqual({ kind: "state-refused", state: "running" });
      if (outcome.kind === "started") await fixture().finish(outcome.started);
      expect(await start(id)).toEqual({ kind: "state-refused", state: "success" });
    });

    test("of an empty task succeeds at once, and readies what waited for it", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", aTask("e", { kind: "empty" }), "b"], edges: ["a > e > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const { id } = await fixture().taskInstance(runId, "e");
      expect(await start(id)).toEqual({ kind: "succeeded-at-once" });
      expect(await fixture().states(runId)).toEqual({ a: "scheduled", b: "scheduled", e: "success" });
    });

    test("that there is not, is not found", async () => {
      expect(await start(4711)).toEqual({ kind: "not-found" });
    });
  });
}
