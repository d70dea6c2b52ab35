import { aDag, aTask } from "@baram/domain/fixture";
import type { MetadataChange } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import type { ClearTaskInstancesInput } from "../clear-task-instances.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";

/** What a clear does. `fixture` gives the test's own. */
export function describeClearing(fixture: () => LifecycleFixture): void {
  const clear = (runId: string, given: Partial<ClearTaskInstancesInput> = {}) => fixture().clear(runId, given);

  describe("clearing task instances", () => {
    test("lets a failed task and what is below it run again, with another try", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ b: FAILURE });
      await clear(runId, { taskIds: ["b"], includeDownstream: true });

      expect(await fixture().states(runId)).toEqual({ a: "success", b: "none", c: "none" });
      expect(await fixture().dagRun(runId)).toMatchObject({ state: "queued", clearNumber: 1, unfinishedCount: 2 });
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success", c: "success" });
      expect(await fixture().taskInstance(runId, "b")).toMatchObject({ tryNumber: 2, maxTries: 1 });
      expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("only says what would be cleared when it is a dry run", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      const outcome = await clear(runId, { isDryRun: true });

      expect(outcome).toMatchObject({ kind: "cleared", taskInstances: [{ taskId: "a" }, { taskId: "b" }] });
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "success" });
    });

    test("touches only what failed when asked, and leaves a finished run finished without a reset", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", "b", "c"], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd({ a: FAILURE });
      await clear(runId, { onlyFailed: true, resetDagRuns: false });

      expect(await fixture().states(runId)).toEqual({ a: "none", b: "none", c: "success" });
      expect((await fixture().dagRun(runId)).state).toBe("failed");
    });

    test("stops a running attempt first, and gives it another try although none is left", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      const [started] = await fixture().start();
      const changes: MetadataChange[] = [];
      fixture().store.subscribe((heard) => changes.push(...heard));
      await clear(runId);

      expect(await fixture().states(runId)).toEqual({ a: "restarting" });
      expect(changes).toContainEqual({
        kind: "stopAttempt",
        taskInstanceId: started?.instance.id,
        leaseToken: started?.leaseToken,
      });
      if (started !== undefined) await fixture().finish(started, FAILURE);
      expect(await fixture().states(runId)).toEqual({ a: "up_for_retry" });
    });

    test("brings the setup and the teardown of cleared work along", async () => {
      const tasks = [
        aTask("create", { isSetup: true }),
        "work",
        aTask("delete", { isTeardown: true, triggerRule: "all_done_setup_success" }),
      ];
      await fixture().storeDag(aDag({ tasks, edges: ["create > work > delete", "create > delete"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      const outcome = await clear(runId, { taskIds: ["work"] });

      expect(outcome.kind === "cleared" && outcome.taskInstances.map(({ taskId }) => taskId).sort()).toEqual([
        "create",
        "delete",
        "work",
      ]);
    });

    test("leaves the tries of a running one as they are, whatever was allowed", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { retries: 2 })] }));
      const runId = await fixture().trigger();
      await fixture().startRuns();
      await fixture().start();
      await clear(runId, { onlyRunning: true });

      expect(await fixture().taskInstance(runId, "a")).toMatchObject({
        state: "restarting",
        tryNumber: 1,
        maxTries: 2,
      });
    });

    test("reaches earlier and later runs, or those of some dates, both ends included", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const runIds = [await fixture().trigger(), await fixture().trigger(), await fixture().trigger()] as const;
      await fixture().runToEnd();
      const around = async (runs: ClearTaskInstancesInput["runs"]) => {
        const outcome = await clear(runIds[1], { runs, isDryRun: true });
        return outcome.kind === "cleared" ? outcome.taskInstances.map(({ runId }) => runId) : [];
      };
      const choice = { kind: "run", runId: runIds[1], includePast: false, includeFuture: false } as const;
      const { logicalDate } = await fixture().dagRun(runIds[1]);

      expect(await around(choice)).toEqual([runIds[1]]);
      expect(await around({ ...choice, includePast: true })).toEqual([runIds[0], runIds[1]]);
      expect(await around({ ...choice, includeFuture: true })).toEqual([runIds[1], runIds[2]]);
      expect(await around({ kind: "dates", start: null, end: logicalDate })).toEqual([runIds[0], runIds[1]]);
      expect(await around({ kind: "dates", start: logicalDate, end: null })).toEqual([runIds[1], runIds[2]]);
    });

    test("of some copies of a mapped task brings all copies of what is below along", async () => {
      const literal = (length: number) => ({ expansion: { kind: "literal", length } as const });
      const tasks = [aTask("m", literal(3)), aTask("n", literal(2))];
      await fixture().storeDag(aDag({ tasks, edges: ["m > n"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      await clear(runId, { taskIds: ["m"], mapIndexes: [1], includeDownstream: true });

      expect(await fixture().instances(runId)).toEqual([
        "m[0]: success",
        "m[1]: none",
        "m[2]: success",
        "n[0]: none",
        "n[1]: none",
      ]);
    });

    test("takes back what was scheduled below in a run that goes on", async () => {
      await fixture().storeDag(aDag({ tasks: ["a", aTask("b", { pool: "nowhere" })], edges: ["a > b"] }));
      const runId = await fixture().trigger();
      await fixture().runToEnd();
      expect(await fixture().states(runId)).toEqual({ a: "success", b: "scheduled" });
      await clear(runId, { taskIds: ["a"] });

      expect(await fixture().states(runId)).toEqual({ a: "scheduled", b: "none" });
      expect((await fixture().taskInstance(runId, "b")).tryNumber).toBe(0);
      await fixture().runToEnd();
      expect(await fixture().taskInstance(runId, "b")).toMatchObject({ state: "scheduled", tryNumber: 1 });
    });

    test("does not let later runs go on that wait for the past", async () => {
      await fixture().storeDag(aDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      const first = await fixture().trigger();
      const second = await fixture().trigger();
      await fixture().startRuns();
      await fixture().runToEnd({ a: FAILURE });
      await clear(first);
      expect(await fixture().states(second)).toEqual({ a: "none" });
      await fixture().runToEnd();

      expect(await fixture().states(second)).toEqual({ a: "success" });
    });

    test("names a run that does not exist", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));

      expect(await clear("nothing")).toEqual({ kind: "dag-run-not-found" });
    });
  });
}
