import { randomUUID } from "node:crypto";
import { type Instant, runIdFor } from "@baram/domain";
import { aDag, aTask } from "@baram/domain/fixture";
import { listFailedInstancesOfBackfill } from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { advanceBackfill } from "../advance-backfill.ts";
import type { StartedTaskInstance } from "../batch/started-task-instance.ts";
import { cancelBackfill } from "../cancel-backfill.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { pauseBackfill } from "../pause-backfill.ts";
import { resumeBackfill } from "../resume-backfill.ts";
import { startDagRuns } from "../start-dag-runs.ts";
import { startTaskInstances } from "../start-task-instances.ts";
import { aDailyDag, BackfillFixture, day, runIdOf } from "./backfill.fixture.ts";

/** What back-fills do. `fixture` gives the test's own. */
export function describeBackfills(fixture: () => LifecycleFixture): void {
  const backfills = () => new BackfillFixture(fixture());
  const shown = (number: number, state: string) => `${runIdOf(number)}: ${state}`;

  describe("a back-fill", () => {
    test("runs every date of its range, both ends included, before the Dag's start and although it is paused", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      await backfills().setPaused(true);
      const id = await backfills().begin();
      expect(await backfills().workOff(id)).toBe("completed");

      expect(await backfills().runs()).toEqual([1, 2, 3].map((number) => shown(number, "success")));
      expect(await fixture().states(runIdOf(2))).toEqual({ a: "success", b: "success" });
      expect(await fixture().dagRun(runIdOf(2))).toMatchObject({
        runType: "backfill",
        logicalDate: day(2),
        dataIntervalStart: day(2),
        dataIntervalEnd: day(3),
        triggeredBy: "ann",
      });
      expect(await backfills().dates(id)).toEqual(["success create", "success create", "success create"]);
    });

    test("begins as many runs at once as it may, whatever the Dag's own limit and its other runs", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"], given: { maxActiveRuns: 1 } }));
      await fixture().trigger();
      await fixture().startRuns();
      const id = await backfills().begin({ range: { from: day(1), to: day(9) }, maxActiveRuns: 4 });
      await backfills().advance(id);
      expect(await backfills().counts(id)).toEqual({ planned: 5, active: 4 });
      expect(await fixture().startRuns()).toBe(4);

      const started = await fixture().start();
      expect(started).toHaveLength(5);
      const one = started.find(({ instance }) => instance.runId === runIdOf(1));
      if (one !== undefined) await fixture().finish(one);
      await backfills().advance(id);
      expect(await backfills().counts(id)).toEqual({ planned: 4, active: 4, success: 1 });
    });

    test("does not hold back the Dag's own runs", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"], given: { maxActiveRuns: 1 } }));
      const id = await backfills().begin();
      await backfills().advance(id);
      await fixture().startRuns();
      const runId = await fixture().trigger();
      await fixture().startRuns();
      expect((await fixture().dagRun(runId)).state).toBe("running");
    });

    test("alone is started where all else is left to others", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const before = await fixture().trigger();
      await fixture().startRuns();
      const runId = await fixture().trigger();
      const id = await backfills().begin();
      await backfills().advance(id);
      const { store, now } = fixture();
      const started = await store.transaction(async (transaction) => {
        await startDagRuns(transaction, { now, onlyBackfills: true });
        const input = { freeSlots: 32, hostname: "test", jobId: 1, leaseSeconds: 30, newLeaseToken: randomUUID, now };
        return startTaskInstances(transaction, { ...input, onlyBackfills: true });
      });
      expect(started.map(({ instance }) => instance.runId)).toEqual([1, 2, 3].map(runIdOf));
      expect((await fixture().dagRun(runId)).state).toBe("queued");
      expect(await fixture().states(before)).toEqual({ a: "scheduled" });
    });

    test("is one at a time for each Dag", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin();
      expect(await backfills().create()).toEqual({ kind: "already-active", backfillId: id });
      await backfills().workOff(id);
      expect((await backfills().create()).kind).toBe("created");
    });

    test("gives its runs its conf", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ conf: { region: "north" } });
      await backfills().advance(id);
      expect(JSON.parse((await fixture().dagRun(runIdOf(1))).conf)).toEqual({ region: "north" });
    });

    test("runs backwards from the latest date", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ isBackwards: true, maxActiveRuns: 1 });
      await backfills().advance(id);
      expect(await backfills().runs()).toEqual([shown(3, "queued")]);
      await fixture().runToEnd();
      await backfills().advance(id);
      expect(await backfills().runs()).toEqual([shown(2, "queued"), shown(3, "success")]);
      expect(await backfills().workOff(id)).toBe("completed");
    });

    test("marks its runs success where they are not to run", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ marksSuccess: true });
      await backfills().advance(id);
      expect((await backfills().find(id)).state).toBe("completed");
      expect(await fixture().states(runIdOf(3))).toEqual({ a: "success" });
    });

    test("is made in stretches, however many dates there are, and never has more under way than it may", async () => {
      const hourly = { kind: "cron", expression: "0 * * * *", timezone: "UTC", written: "@hourly" } as const;
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { kind: "empty" })], given: { schedule: hourly } }));
      const from = fixture().now as number;
      const range = { from: (from - 60 * 86_400_000_000) as Instant, to: fixture().now };
      const id = await backfills().begin({ range, maxActiveRuns: 16 });
      expect((await backfills().find(id)).plannedCount).toBe(500);
      expect(await backfills().advance(id)).toBe(2);
      expect((await backfills().find(id)).plannedCount).toBe(60 * 24 + 1);
      expect((await backfills().counts(id))["active"]).toBe(16);
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().counts(id)).toEqual({ success: 60 * 24 + 1 });
    });
  });

  describe("what cannot be filled", () => {
    const refusal = async (given: Parameters<BackfillFixture["create"]>[0]) => {
      const outcome = await backfills().create(given);
      return outcome.kind === "refused" ? outcome.message : outcome.kind;
    };

    test("is refused with the reason", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { dependsOnPast: true }), "b"] }));
      expect(await refusal({ dagId: "other" })).toBe("dag-not-found");
      expect(await refusal({ range: { from: day(3), to: day(1) } })).toMatch(/begins .* after its end/);
      expect(await refusal({ range: { from: day(1), to: (fixture().now + 1) as Instant } })).toMatch(/yet to come/);
      expect(await refusal({ taskIds: ["c"] })).toMatch(/no task "c"/);
      expect(await refusal({ taskIds: [] })).toMatch(/No task was chosen/);
      expect(await refusal({ pool: "none" })).toMatch(/no pool "none"/);
      expect(await refusal({ maxActiveRuns: 0 })).toMatch(/at least 1/);
      expect(await refusal({ isBackwards: true })).toMatch(/depend on their past: a/);
      expect(await refusal({ isBackwards: true, taskIds: ["b"] })).toBe("created");
    });

    test("is a range in which the schedule has no date, and a Dag without a schedule", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const between = (day(1) + 1) as Instant;
      expect(await refusal({ range: { from: between, to: between } })).toBe("no-dates");
      await fixture().storeDag(aDag({ tasks: ["a"], given: { dagId: "e" } }));
      expect(await refusal({ dagId: "e" })).toBe("no-dates");
    });
  });

  describe("after a failure a back-fill", () => {
    const three = { range: { from: day(1), to: day(5) }, maxActiveRuns: 1 };

    test("begins nothing more, and fails when what it has begun is over", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ ...three, maxActiveRuns: 2 });
      await backfills().advance(id);
      await fixture().startRuns();
      const [first, second] = await fixture().start();
      if (first !== undefined) await fixture().finish(first, FAILURE);
      await backfills().advance(id);
      expect((await backfills().find(id)).state).toBe("running");
      if (second !== undefined) await fixture().finish(second);
      await backfills().advance(id);
      expect(await backfills().counts(id)).toEqual({ failed: 1, success: 1, planned: 3 });
      expect(await backfills().find(id)).toMatchObject({
        state: "failed",
        stateReason: "1 of 5 dates failed; 3 were not begun after that.",
      });
    });

    test("goes on where it is to, and fails in the end", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ ...three, continuesOnFailure: true });
      expect(await backfills().workOff(id, { a: FAILURE })).toBe("failed");
      expect(await backfills().counts(id)).toEqual({ failed: 5 });
    });

    test("tries a task again, unless that is forbidden", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { retries: 2 })] }));
      const id = await backfills().begin({ mayRetry: false });
      expect(await backfills().workOff(id, { a: FAILURE })).toBe("failed");
      expect(await fixture().taskInstance(runIdOf(1), "a")).toMatchObject({ state: "failed", tryNumber: 1 });
    });
  });

  describe("while it runs, a back-fill", () => {
    const change = (verb: typeof pauseBackfill | typeof resumeBackfill | typeof cancelBackfill, backfillId: number) => {
      const { store, now } = fixture();
      return store.transaction((transaction) => verb(transaction, { backfillId, now }));
    };

    test("starts nothing while it is paused, lets what runs go on, and goes on itself when it is resumed", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ maxActiveRuns: 2 });
      await backfills().advance(id);
      await change(pauseBackfill, id);
      expect(await fixture().startRuns()).toBe(0);
      await change(resumeBackfill, id);
      expect(await fixture().startRuns()).toBe(2);

      await change(pauseBackfill, id);
      await fixture().runToEnd();
      await backfills().advance(id);
      expect(await backfills().counts(id)).toEqual({ success: 2, planned: 1 });
      expect(await change(pauseBackfill, id)).toEqual({ kind: "refused", state: "paused" });
      await change(resumeBackfill, id);
      expect(await backfills().workOff(id)).toBe("completed");
    });

    test("is cancelled: queued runs fail, running ones go on, nothing more is begun", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(9) }, maxActiveRuns: 2 });
      await backfills().advance(id);
      await fixture().startRuns();
      const started = await fixture().start();
      for (const attempt of started.slice(0, 1)) await fixture().finish(attempt);
      await backfills().advance(id);
      await change(cancelBackfill, id);
      expect(await backfills().counts(id)).toEqual({ success: 1, left: 1, failed: 1, planned: 6 });
      for (const attempt of started.slice(1)) await fixture().finish(attempt);
      await backfills().advance(id);

      expect(await backfills().runs()).toEqual([shown(1, "success"), shown(2, "success"), shown(3, "failed")]);
      expect((await backfills().find(id)).state).toBe("cancelled");
      expect(await change(resumeBackfill, id)).toEqual({ kind: "refused", state: "cancelled" });
      expect(await change(cancelBackfill, id + 1)).toEqual({ kind: "backfill-not-found" });
    });

    test("keeps its dates and takes the newest code when its Dag changes", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ maxActiveRuns: 1 });
      await backfills().advance(id);
      const weekly = { kind: "cron", expression: "0 0 * * 0", timezone: "UTC", written: "@weekly" } as const;
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b"], given: { schedule: weekly } }));
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().runs()).toEqual([1, 2, 3].map((number) => shown(number, "success")));
      expect(await fixture().states(runIdOf(1))).toEqual({ a: "success" });
      expect(await fixture().states(runIdOf(2))).toEqual({ a: "success", b: "success" });
    });

    test("fails with a date whose Dag has none of its tasks any more, and makes no run for it", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b"] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(2) }, maxActiveRuns: 1, taskIds: ["a"] });
      await backfills().advance(id);
      await fixture().runToEnd();
      await fixture().storeDag(aDailyDag({ tasks: ["b"] }));
      expect(await backfills().workOff(id)).toBe("failed");
      expect(await backfills().dates(id)).toEqual([
        "success create",
        "failed leave The Dag has none of the tasks any more that the back-fill is limited to.",
      ]);
      expect(await backfills().runs()).toEqual([shown(1, "success")]);
    });

    test("fails with a date whose Dag has come to map its tasks over what it leaves out", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["list", "load"] }));
      const range = { from: day(1), to: day(2) };
      const id = await backfills().begin({ range, maxActiveRuns: 1, taskIds: ["load"] });
      await backfills().advance(id);
      await fixture().runToEnd();
      const mapped = aTask("load", { expansion: { kind: "task", taskId: "list" }, inputTaskIds: ["list"] });
      await fixture().storeDag(aDailyDag({ tasks: ["list", mapped], edges: ["list > load"] }));
      expect(await backfills().workOff(id)).toBe("failed");
      expect(await fixture().dagRun(runIdOf(2))).toMatchObject({
        state: "failed",
        stateReason: "all_tasks_deadlocked",
      });
    });

    test("passes over a run of its own that somebody deletes", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(2) } });
      await backfills().advance(id);
      await fixture().store.transaction((transaction) =>
        transaction.deleteFrom("dagRun").where("runId", "=", runIdOf(1)).execute(),
      );
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().dates(id)).toEqual(["left create run_deleted", "success create"]);
    });

    test("loses nothing and begins nothing twice when a stretch is lost with its process", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ maxActiveRuns: 2 });
      const { store, now } = fixture();
      const crash = store.transaction(async (transaction) => {
        await advanceBackfill(transaction, { backfillId: id, now });
        throw new Error("The process is gone.");
      });
      await expect(crash).rejects.toThrow("gone");
      expect(await backfills().runs()).toEqual([]);
      expect(await backfills().counts(id)).toEqual({ planned: 3 });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().runs()).toEqual([1, 2, 3].map((number) => shown(number, "success")));
    });

    test("goes on side by side in two schedulers as if there were one", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(9) }, maxActiveRuns: 3 });
      await Promise.all([backfills().advance(id), backfills().advance(id), backfills().advance(id)]);
      expect(await backfills().counts(id)).toEqual({ planned: 6, active: 3 });
      expect(await backfills().runs()).toEqual([1, 2, 3].map((number) => shown(number, "queued")));
    });

    test("lets a run of its own that is cleared later run again, below the same limit", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const id = await backfills().begin({ maxActiveRuns: 1 });
      await backfills().workOff(id);
      await backfills().setPaused(true);
      await fixture().store.transaction((transaction) =>
        transaction.updateTable("dagRun").set({ state: "queued" }).execute(),
      );
      expect(await fixture().startRuns()).toBe(1);
    });
  });

  describe("tasks that depend on their past", () => {
    test("run one date after the other, the first whatever came before", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      const before = await backfills().begin({ range: { from: day(1), to: day(1) } });
      expect(await backfills().workOff(before, { a: FAILURE })).toBe("failed");
      const id = await backfills().begin({ range: { from: day(2), to: day(4) } });
      await backfills().advance(id);
      await fixture().startRuns();
      expect((await fixture().start()).map(({ instance }) => instance.runId)).toEqual([runIdOf(2)]);
    });

    test("run as soon as the date before has succeeded, that of the first date included", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(3) } });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().counts(id)).toEqual({ success: 3 });
    });

    test("run where only their own version of the Dag has them wait for the date before", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a")] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(3) }, maxActiveRuns: 2 });
      await backfills().advance(id);
      await fixture().startRuns();
      const [first, second] = await fixture().start();
      await fixture().finish(first as StartedTaskInstance);
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      await backfills().advance(id);
      await fixture().startRuns();
      await fixture().finish(second as StartedTaskInstance);
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().counts(id)).toEqual({ success: 3 });
    });

    test("do not keep a back-fill waiting for what can never come", async () => {
      await fixture().storeDag(aDailyDag({ tasks: [aTask("a", { dependsOnPast: true })] }));
      const id = await backfills().begin({ range: { from: day(1), to: day(4) }, maxActiveRuns: 3 });
      expect(await backfills().workOff(id, { a: FAILURE })).toBe("failed");
      expect(await backfills().counts(id)).toEqual({ failed: 3, planned: 1 });
      expect(await fixture().dagRun(runIdOf(2))).toMatchObject({
        state: "failed",
        stateReason: "all_tasks_deadlocked",
      });
      const named = await listFailedInstancesOfBackfill(fixture().store.reader, { backfillId: id, limit: 10 });
      expect(named.map(({ runId, state }) => [runId, state])).toEqual([
        [runIdOf(1), "failed"],
        [runIdOf(2), "none"],
        [runIdOf(3), "none"],
      ]);
    });
  });

  test("the id of its runs says what they are", () => {
    expect(runIdFor("backfill", day(1))).toBe(runIdOf(1));
  });
}
