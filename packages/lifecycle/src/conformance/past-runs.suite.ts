import { type Instant, parseInstant, type SerializedTask } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { createDagRun } from "../create-dag-run.ts";
import { judgeStalledDagRuns } from "../judge-stalled-dag-runs.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { markDagRun } from "../mark-dag-run.ts";
import { markTaskInstances } from "../mark-task-instances.ts";

/** What tasks make of the runs before their own. `fixture` gives the test's own. */
export function describePastRuns(fixture: () => LifecycleFixture): void {
  const past = (taskId: string, given: Partial<SerializedTask> = {}) =>
    aTask(taskId, { dependsOnPast: true, ...given });

  /** Two runs that have both started; the tasks of the first are running. */
  async function twoRuns(): Promise<readonly [string, string]> {
    const first = await fixture().trigger();
    const second = await fixture().trigger();
    await fixture().startRuns();
    return [first, second];
  }

  async function markTask(runId: string, state: "success" | "failed" | "skipped"): Promise<void> {
    const { store, now } = fixture();
    await store.transaction((transaction) =>
      markTaskInstances(transaction, {
        dagId: "d",
        runId,
        taskIds: ["a"],
        mapIndexes: null,
        state,
        includeUpstream: false,
        includeDownstream: false,
        includePast: false,
        includeFuture: false,
        isDryRun: false,
        now,
      }),
    );
  }

  describe("a task that depends on its past", () => {
    test("waits while its past has failed, and goes on at once when that is marked success", async () => {
      await fixture().storeDag(aDag({ tasks: [past("a")] }));
      const [first, second] = await twoRuns();
      await fixture().runToEnd({ a: FAILURE });
      expect(await fixture().states(second)).toEqual({ a: "none" });
      expect((await fixture().dagRun(second)).state).toBe("running");

      await markTask(first, "success");
      expect(await fixture().states(second)).toEqual({ a: "scheduled" });
    });

    test("goes on when its whole past run is marked success", async () => {
      await fixture().storeDag(aDag({ tasks: [past("a")] }));
      const [first, second] = await twoRuns();
      const { store, now } = fixture();
      await store.transaction((transaction) =>
        markDagRun(transaction, { dagId: "d", runId: first, state: "success", now }),
      );

      expect(await fixture().states(second)).toEqual({ a: "scheduled" });
    });

    test("is reached through any number of runs whose tasks need no worker", async () => {
      await fixture().storeDag(aDag({ tasks: [past("a"), past("b", { kind: "empty" })], edges: ["a > b"] }));
      const runIds = [await fixture().trigger(), await fixture().trigger(), await fixture().trigger()];
      await fixture().startRuns();
      await fixture().runToEnd();

      for (const runId of runIds) expect((await fixture().dagRun(runId)).state).toBe("success");
    });

    test("can meanwhile fail by its upstream", async () => {
      await fixture().storeDag(aDag({ tasks: ["up", past("a")], edges: ["up > a"] }));
      const [first, second] = await twoRuns();
      await fixture().runToEnd({ up: FAILURE });

      expect(await fixture().states(first)).toEqual({ a: "upstream_failed", up: "failed" });
      expect(await fixture().states(second)).toEqual({ a: "upstream_failed", up: "failed" });
    });

    test("looks past manual runs where the Dag catches up, and is told when the one before them has ended", async () => {
      const at = (text: string) => parseInstant(text) as Instant;
      await fixture().storeDag(
        aDag({ tasks: [past("a")], given: { catchup: true, startDate: at("2023-12-01T00:00:00Z") } }),
      );
      const create = async (runType: "scheduled" | "manual", logicalDate: Instant) => {
        const { store, now } = fixture();
        const { dagVersionId } = await store.reader.selectFrom("dag").select("dagVersionId").executeTakeFirstOrThrow();
        const dataInterval = { start: logicalDate, end: logicalDate };
        const run = { dagVersionId, runType, logicalDate, dataInterval, runAfter: logicalDate, conf: {}, now };
        const extra = { runId: `${runType}-${logicalDate}`, externalTrigger: false, triggeredBy: null, note: null };
        await store.transaction((transaction) => createDagRun(transaction, { ...run, ...extra }));
        return extra.runId;
      };
      const first = await create("scheduled", at("2024-01-01T00:00:00Z"));
      await create("manual", at("2024-01-01T06:00:00Z"));
      const second = await create("scheduled", at("2024-01-01T08:00:00Z"));
      await fixture().startRuns();
      const started = await fixture().start();
      expect(started.map(({ instance }) => instance.runId)).toEqual([first]);
      for (const attempt of started) await fixture().finish(attempt);

      expect(await fixture().states(second)).toEqual({ a: "scheduled" });
    });

    test("is found by a look at runs in which nothing moves, where the earlier run knows nothing of it", async () => {
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      const first = await fixture().trigger();
      await fixture().startRuns();
      const [attempt] = await fixture().start();
      await fixture().storeDag(aDag({ tasks: [past("a")] }));
      const second = await fixture().trigger();
      await fixture().startRuns();
      if (attempt !== undefined) await fixture().finish(attempt);
      expect((await fixture().dagRun(first)).state).toBe("success");
      expect(await fixture().states(second)).toEqual({ a: "none" });

      const look = () =>
        fixture().store.transaction((transaction) => judgeStalledDagRuns(transaction, { now: fixture().now }));
      expect(await look()).toBe(1);
      expect(await fixture().states(second)).toEqual({ a: "scheduled" });
      expect(await look()).toBe(0);
    });
  });

  describe("a task that waits for its downstream", () => {
    test("waits for what is directly below it in the run before, and goes on when that has ended well", async () => {
      const tasks = [aTask("a", { waitForDownstream: true }), "b", "c"];
      await fixture().storeDag(aDag({ tasks, edges: ["a > b > c"] }));
      const [first, second] = await twoRuns();
      const [a] = await fixture().start();
      if (a !== undefined) await fixture().finish(a);
      expect(await fixture().states(second)).toEqual({ a: "none", b: "none", c: "none" });
      const [b] = await fixture().start();
      if (b !== undefined) await fixture().finish(b);

      expect(await fixture().states(first)).toEqual({ a: "success", b: "success", c: "scheduled" });
      expect(await fixture().states(second)).toEqual({ a: "scheduled", b: "none", c: "none" });
    });
  });
}
