import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { scheduleDueRetries } from "../schedule-due-retries.ts";

const RETRIES = { retries: 2, retryDelaySeconds: 60 };

/** Tries that are due and still may not start. `fixture` gives the test's own. */
export function describeWaitingRetries(fixture: () => LifecycleFixture): void {
  const scheduleRetries = () =>
    fixture().store.transaction((transaction) => scheduleDueRetries(transaction, { now: fixture().now }));

  async function startOf(taskId: string, runId?: string) {
    const started = await fixture().start();
    const found = started.find(
      ({ instance }) => instance.taskId === taskId && instance.runId === (runId ?? instance.runId),
    );
    if (found === undefined) throw new Error(`${taskId} was not started.`);
    return found;
  }

  /** A run in which `b` is up for retry, and `a` above it has been cleared and runs again when that is due. */
  async function runUpstreamAgain(): Promise<string> {
    const runId = await fixture().trigger();
    await fixture().startRuns();
    await fixture().finish(await startOf("a"));
    await fixture().finish(await startOf("b"), FAILURE);
    await fixture().clear(runId, { taskIds: ["a"] });
    return runId;
  }

  describe("a retry that is due while its upstream runs again", () => {
    test("waits for that without being looked at by time, and goes on at once with its next try", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", aTask("b", RETRIES)], edges: ["a > b"] }));
      const runId = await runUpstreamAgain();
      const upstream = await startOf("a");
      fixture().pass(61);
      await scheduleRetries();
      expect(await scheduleRetries()).toBe(0);
      expect(await fixture().states(runId)).toEqual({ a: "running", b: "up_for_retry" });

      await fixture().finish(upstream);
      const again = await startOf("b");
      expect(again.instance.tryNumber).toBe(2);
      await fixture().finish(again);
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "success", unfinishedCount: 0, activeCount: 0 });
    });

    test("fails when that fails", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", aTask("b", RETRIES)], edges: ["a > b"] }));
      const runId = await runUpstreamAgain();
      const upstream = await startOf("a");
      fixture().pass(61);
      await scheduleRetries();
      await fixture().finish(upstream, FAILURE);

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "upstream_failed" });
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "failed", unfinishedCount: 0, activeCount: 0 });
    });

    test("goes on as one of many copies of a mapped task", async () => {
      const mapped = aTask("m", { ...RETRIES, expansion: { kind: "literal", length: 2 } });
      await fixture().storeDag(aDag({ tasks: ["a", mapped, "other"], edges: ["a > m"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const begun = await fixture().start();
      const other = begun.find(({ instance }) => instance.taskId === "other");
      for (const started of begun) if (started !== other) await fixture().finish(started);
      await fixture().advanceExpansions();
      for (const started of await fixture().start()) {
        await fixture().finish(started, started.instance.mapIndex === 0 ? FAILURE : undefined);
      }
      await fixture().clear(runId, { taskIds: ["a"] });
      const upstream = await startOf("a");
      fixture().pass(61);
      await scheduleRetries();
      expect(await fixture().instances(runId)).toContain("m[0]: up_for_retry");
      await fixture().finish(upstream);

      expect(await fixture().instances(runId)).toContain("m[0]: scheduled");
    });
  });

  test("a sensor's next look that is due while its upstream runs again is no new try", async () => {
    await fixture().storeDag(aDag({ tasks: ["a", aTask("b", RETRIES)], edges: ["a > b"] }));
    const runId = await fixture().trigger();
    await fixture().startRuns();
    await fixture().finish(await startOf("a"));
    await fixture().finish(await startOf("b"), { kind: "rescheduled", at: addSeconds(fixture().now, 60) });
    await fixture().clear(runId, { taskIds: ["a"] });
    const upstream = await startOf("a");
    fixture().pass(61);
    await scheduleRetries();
    expect(await scheduleRetries()).toBe(0);
    await fixture().finish(upstream);

    expect((await startOf("b")).instance.tryNumber).toBe(1);
  });

  test("a retry that is due while the run before its own runs again waits for that, and goes on at once", async () => {
    await fixture().storeDag(aDag({ tasks: [aTask("a", { ...RETRIES, dependsOnPast: true })] }));
    const first = await fixture().trigger();
    const second = await fixture().trigger();
    await fixture().startRuns();
    await fixture().finish(await startOf("a", first));
    await fixture().finish(await startOf("a", second), FAILURE);
    await fixture().clear(first);
    await fixture().startRuns();
    const earlier = await startOf("a", first);
    fixture().pass(61);
    await scheduleRetries();
    expect(await scheduleRetries()).toBe(0);
    expect(await fixture().states(second)).toEqual({ a: "up_for_retry" });
    await fixture().finish(earlier);

    expect(await fixture().states(second)).toEqual({ a: "scheduled" });
  });
}
