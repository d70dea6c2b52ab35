import { type Instant, parseInstant } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import type { MetadataChange } from "@baram/metadata-store";
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

    test("failed, with what is below it, has what is below it settled anew by the run", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      await mark(runId, { state: "failed", includeDownstream: true });

      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "none", c: "none" });
      expect(await fixture().taskInstance(runId, "b")).toMatchObject({ tryNumber: 1, maxTries: 1 });
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "queued", startDate: null, clearNumber: 1 });
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "failed", b: "upstream_failed", c: "upstream_failed" });
    });

    test("leaves a finished run as it is where nothing failed below", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      await mark(runId, {});

      expect(await fixture().states(runId)).toEqual({ a: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });

    test("ends a running run whose last task it was", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();
      await mark(runId, { state: "skipped" });

      expect(await fixture().states(runId)).toEqual({ a: "skipped" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("only says what it would touch when it is a dry run: what is not in that state yet", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ b: FAILURE });
      const outcome = await mark(runId, { taskIds: ["c"], includeUpstream: true, isDryRun: true });

      expect(outcome.kind === "marked" && outcome.taskInstances.map(({ taskId }) => taskId).sort()).toEqual(["b", "c"]);
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "failed", c: "upstream_failed" });
    });

    test("touches only the named copies of a mapped task", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { expansion: { kind: "literal", length: 3 } })] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      await mark(runId, { state: "skipped", mapIndexes: [0, 2] });

      expect(await fixture().instances(runId)).toEqual(["a[0]: skipped", "a[1]: success", "a[2]: skipped"]);
    });

    test("reaches the dates of the schedule around it, and passes over runs beside it", async () => {
      const at = (text: string) => parseInstant(text) as Instant;
      const schedule = { kind: "cron", expression: "0 0 * * *", timezone: "UTC", written: "@daily" } as const;
      await fixture().storeDag(aDag({ tasks: ["a"], given: { schedule, startDate: at("2023-12-01T00:00:00Z") } }));
      const dates = ["2023-12-10T00:00:00Z", "2023-12-10T12:00:00Z", "2023-12-11T00:00:00Z", "2023-12-12T00:00:00Z"];
      const runIds: string[] = [];
      for (const date of dates) runIds.push(await fixture().trigger("d", at(date)));
      await fixture().runToEnd();
      const [first = "", beside = "", second = "", third = ""] = runIds;
      const touched = async (runId: string, given: Partial<MarkTaskInstancesInput>) => {
        const outcome = await mark(runId, { state: "failed", isDryRun: true, ...given });
        return outcome.kind === "marked" ? outcome.taskInstances.map(({ runId: id }) => id) : [];
      };

      expect(await touched(second, { includePast: true })).toEqual([first, second]);
      expect(await touched(second, { includeFuture: true })).toEqual([second, third]);
      expect(await touched(beside, { includeFuture: true })).toEqual([beside, second, third]);
      expect(await touched(beside, { includePast: true })).toEqual([first, beside]);
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

    test("failed stops what runs, and believes nothing that it still reports", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      const changes: MetadataChange[] = [];
      fixture().store.subscribe((heard) => changes.push(...heard));
      await markRun(runId, "failed");

      const leaseToken = started?.leaseToken;
      expect(changes).toContainEqual(expect.objectContaining({ kind: "stopAttempt", leaseToken }));
      if (started !== undefined) expect(await fixture().finish(started)).toBe(false);
    });

    test("success leaves the end of a run with a teardown to the scheduler", async () => {
      const teardown = aTask("t", { isTeardown: true, triggerRule: "all_done_setup_success" });
      await fixture().storeDag(aDag({ tasks: ["a", teardown], edges: ["a > t"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();
      await markRun(runId, "success");

      expect(await fixture().states(runId)).toEqual({ a: "success", t: "scheduled" });
      expect((await fixture().dagRun(runId)).state).toBe("running");
      await fixture().runToEnd();
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("queued has a finished run judged again", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      await mark(runId, {});
      await markRun(runId, "queued");
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "queued", startDate: null });
      await fixture().runToEnd();

      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("queued lets what runs go on, and goes on with it when it has started again", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      await markRun(runId, "queued");
      if (started !== undefined) expect(await fixture().finish(started)).toBe(true);
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "none" });
      expect((await fixture().dagRun(runId)).state).toBe("queued");
      await fixture().runToEnd();

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("queued starts it after runs that nobody has looked at yet", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"], given: { maxActiveRuns: 1 } }));
      const first = await fixture().trigger();
      await fixture().runToEnd();
      await markRun(first, "queued");
      const second = await fixture().trigger();
      await fixture().startRuns();

      expect((await fixture().dagRun(first)).state).toBe("queued");
      expect((await fixture().dagRun(second)).state).toBe("running");
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
