import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { markDagRun } from "../mark-dag-run.ts";
import { type MarkTaskInstancesInput, markTaskInstances } from "../mark-task-instances.ts";

/** What marks by hand do. `fixture` gives the test's own. */
export function describeMarking(fixture: () => LifecycleFixture): void {
  function mark(runId: string, given: Partial<MarkTaskInstancesInput>) {
    return fixture().store.transaction((transaction) =>
      markTaskInstances(transaction, {
        dagId: "d",
        runId,
        taskIds: ["a"],
        mapIndexes: null,
        state: "success",
        includeUpstream: false,
        includeDownstream: false,
        includePast: false,
        includeFuture: false,
        isDryRun: false,
        now: fixture().now,
        ...given,
      }),
    );
  }

  describe("marking a task instance", () => {
    test("success lets what was upstream_failed below it run", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      await mark(runId, {});

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "none" });
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("takes the lease of a running attempt away, and goes on at once", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      await mark(runId, {});

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "scheduled" });
      if (started !== undefined) expect(await fixture().finish(started, FAILURE)).toBe(false);
    });

    test("names a task that does not exist", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();

      expect(await mark(runId, { taskIds: ["z"] })).toEqual({ kind: "task-not-found", taskId: "z" });
    });
  });

  describe("marking a run", () => {
    const markRun = (runId: string, state: "success" | "failed" | "queued") =>
      fixture().store.transaction((transaction) =>
        markDagRun(transaction, { dagId: "d", runId, state, now: fixture().now }),
      );

    test("failed fails what runs, skips the rest and ends the run", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();
      await markRun(runId, "failed");

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "skipped" });
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "failed", unfinishedCount: 0, activeCount: 0 });
    });

    test("success makes everything a success", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      await markRun(runId, "success");

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("failed lets an unfinished teardown run before the run ends", async () => {
      const teardown = aTask("t", { isTeardown: true, triggerRule: "all_done_setup_success" });
      await fixture().storeDag(aDag({ tasks: ["a", teardown], edges: ["a > t"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await markRun(runId, "failed");

      expect((await fixture().dagRun(runId)).state).toBe("running");
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "skipped", t: "success" });
    });
  });
}
