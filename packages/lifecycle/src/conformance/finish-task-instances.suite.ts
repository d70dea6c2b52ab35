import { addSeconds } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";

/** What finishing an attempt does to its run. `fixture` gives the test's own. */
export function describeFinishing(fixture: () => LifecycleFixture): void {
  describe("finishing a task instance", () => {
    test("readies what is directly downstream in the same transaction", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      expect(started?.instance.taskId).toBe("a");
      if (started !== undefined) await fixture().finish(started);

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "scheduled", c: "none" });
    });

    test("keeps what author code threw whatever characters it has, as far as anybody reads it", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"] }));
      const runId = await fixture().trigger();
      const failed = (message: string) => ({ kind: "failed", message, mayRetry: false }) as const;
      await fixture().runToEnd({ a: failed("Unexpected token \0 after \ud83d"), b: failed("😀".repeat(50_000)) });

      expect(await fixture().taskInstance(runId, "a")).toMatchObject({
        state: "failed",
        stateReason: "Unexpected token � after �",
      });
      expect((await fixture().taskInstance(runId, "b")).stateReason).toBe("😀".repeat(10_000));
    });

    test("ends the run when nothing is left", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();

      expect(await fixture().dagRun(runId)).toMatchObject({
        state: "success",
        stateReason: "success",
        unfinishedCount: 0,
        activeCount: 0,
        endDate: fixture().now,
      });
    });

    test("fails what is below a failure and the run with it", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "upstream_failed", c: "upstream_failed" });
      expect((await fixture().dagRun(runId)).state).toBe("failed");
      expect((await fixture().taskInstance(runId, "b")).tryNumber).toBe(0);
    });

    test("lets a leaf that copes with failure decide the run", async () => {
      const tasks = ["a", aTask("b", { triggerRule: "all_done" })];
      await fixture().storeDag(aDag({ tasks, edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("puts a failed try with tries left up for retry, and keeps its record", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 1, retryDelaySeconds: 60 })] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });

      const instance = await fixture().taskInstance(runId, "a");
      expect(instance).toMatchObject({ state: "up_for_retry", tryNumber: 1, stateReason: "It broke." });
      expect((instance.retryAt ?? 0) - fixture().now).toBe(60_000_000);
      const tries = await fixture().store.reader.selectFrom("taskInstanceTry").selectAll().execute();
      expect(tries).toMatchObject([{ tryNumber: 1, state: "up_for_retry", stateReason: "It broke." }]);
    });

    test("is refused to a worker whose lease is gone", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      if (started === undefined) throw new Error("Nothing started.");

      expect(await fixture().finish({ ...started, leaseToken: "another" })).toBe(false);
      expect(await fixture().states(runId)).toEqual({ a: "running" });
      expect(await fixture().finish(started)).toBe(true);
      expect(await fixture().finish(started)).toBe(false);
    });

    test("skips what a branch decided against, whatever its trigger rule", async () => {
      const branch = aTask("choose", { kind: "branch" });
      const tasks = [branch, "left", aTask("right", { triggerRule: "always" }), "join"];
      const edges = ["choose > left > join", "choose > right > join"];
      await fixture().storeDag(
        aDag({
          tasks: tasks.map((task) => (task === "join" ? aTask("join", { triggerRule: "none_failed" }) : task)),
          edges,
        }),
      );
      const runId = await fixture().trigger();
      await fixture().runToEnd({
        choose: { kind: "success", xcoms: [], skippedTaskIds: ["left"], returnedLength: null },
      });

      expect(await fixture().states(runId)).toMatchObject({ choose: "success", left: "skipped", join: "success" });
    });

    test("settles empty tasks without a worker, through a whole chain of them", async () => {
      const empty = (taskId: string) => aTask(taskId, { kind: "empty" });
      await fixture().storeDag(aDag({ tasks: [empty("a"), empty("b"), empty("c")], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success", c: "success" });
      expect((await fixture().taskInstance(runId, "c")).tryNumber).toBe(1);
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("settles the work in a setup's scope when the setup fails, even where what lies between is not in the run", async () => {
      const later = addSeconds(fixture().now, 1_000_000);
      const tasks = [aTask("prepare", { isSetup: true }), aTask("between", { startDate: later }), "work"];
      await fixture().storeDag(aDag({ tasks, edges: ["prepare > between > work"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      if (started !== undefined) await fixture().finish(started, FAILURE);

      expect(await fixture().states(runId)).toEqual({ prepare: "failed", work: "upstream_failed" });
    });

    test("starts the next run's task that depends on its past", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      const first = await fixture().trigger();
      const second = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      expect(await fixture().states(second)).toEqual({ a: "none" });
      if (started !== undefined) await fixture().finish(started);

      expect(await fixture().states(first)).toEqual({ a: "success" });
      expect(await fixture().states(second)).toEqual({ a: "scheduled" });
    });
  });
}
