import { addSeconds, type JsonObject, type RunType } from "@baram/domain";
import { aTask } from "@baram/domain/fixture";
import { describe, expect, test } from "vitest";
import { createDagRun } from "../create-dag-run.ts";
import { FAILURE, type LifecycleFixture } from "../lifecycle.fixture.ts";
import { markDagRun } from "../mark-dag-run.ts";
import { previewBackfill } from "../preview-backfill.ts";
import { aDailyDag, BackfillFixture, day, runIdOf } from "./backfill.fixture.ts";

/** What back-fills make of the runs that are there. `fixture` gives the test's own. */
export function describeBackfillsOfExistingRuns(fixture: () => LifecycleFixture): void {
  const backfills = () => new BackfillFixture(fixture());
  const idOf = (number: number, runType: RunType = "scheduled") => runIdOf(number).replace("backfill", runType);

  /** A run of the schedule for a day, queued. */
  async function existing(number: number, runType: RunType = "scheduled"): Promise<string> {
    const { store, now } = fixture();
    const { dagVersionId } = await store.reader.selectFrom("dag").select("dagVersionId").executeTakeFirstOrThrow();
    const conf: JsonObject = {};
    await store.transaction((transaction) =>
      createDagRun(transaction, {
        dagVersionId,
        runId: idOf(number, runType),
        runType,
        logicalDate: day(number),
        dataInterval: { start: day(number), end: day(number + 1) },
        runAfter: day(number + 1),
        conf,
        externalTrigger: false,
        triggeredBy: null,
        note: null,
        now,
      }),
    );
    return idOf(number, runType);
  }

  /** One run that succeeded, one that failed, one that runs: of the first, second and third. */
  async function threeRuns(): Promise<void> {
    const tasks = [aTask("a"), aTask("b"), aTask("c")];
    await fixture().storeDag(aDailyDag({ tasks, edges: ["a > b > c"], given: { startDate: day(1) } }));
    await existing(1);
    await fixture().runToEnd();
    await existing(2);
    await fixture().runToEnd({ b: FAILURE });
    await existing(3);
    await fixture().startRuns();
  }

  describe("of the runs that are there, a back-fill", () => {
    test("leaves all alone by default, and fails for one that has failed", async () => {
      await threeRuns();
      const id = await backfills().begin({ range: { from: day(1), to: day(4) }, continuesOnFailure: true });
      await backfills().advance(id);
      expect(await backfills().dates(id)).toEqual([
        "left leave run_succeeded",
        "failed leave run_failed",
        "left leave run_in_flight",
        "active create",
      ]);
      expect(await backfills().workOff(id)).toBe("failed");
      expect((await fixture().dagRun(idOf(2))).runType).toBe("scheduled");
    });

    test("clears what failed, where that is asked for, and keeps what has succeeded", async () => {
      await threeRuns();
      const id = await backfills().begin({ range: { from: day(1), to: day(2) }, rerunBehavior: "failed" });
      await backfills().advance(id);
      expect(await backfills().dates(id)).toEqual(["left leave run_succeeded", "active clear"]);
      expect(await fixture().states(idOf(2))).toEqual({ a: "success", b: "none", c: "none" });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await fixture().dagRun(idOf(2))).toMatchObject({ state: "success", runType: "backfill" });
      expect((await fixture().taskInstance(idOf(2), "a")).tryNumber).toBe(1);
    });

    test("clears all of those that are finished, where that is asked for", async () => {
      await threeRuns();
      await backfills().setPaused(true);
      const id = await backfills().begin({ range: { from: day(1), to: day(2) }, rerunBehavior: "completed" });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().dates(id)).toEqual(["success clear", "success clear"]);
      expect((await fixture().taskInstance(idOf(1), "a")).tryNumber).toBe(2);
    });

    test("runs one again as a whole that failed without a failed task", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"], given: { startDate: day(1) } }));
      const runId = await existing(1);
      await fixture().startRuns();
      const { store, now } = fixture();
      await store.transaction((transaction) => markDagRun(transaction, { dagId: "d", runId, state: "failed", now }));
      expect(await fixture().states(runId)).toEqual({ a: "skipped" });
      const id = await backfills().begin({ range: { from: day(1), to: day(1) }, rerunBehavior: "failed" });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await fixture().states(runId)).toEqual({ a: "success" });
    });

    test("clears only the tasks it is limited to", async () => {
      await threeRuns();
      const id = await backfills().begin({
        range: { from: day(1), to: day(1) },
        rerunBehavior: "completed",
        taskIds: ["b"],
        includeUpstream: false,
      });
      await backfills().advance(id);
      expect(await fixture().states(idOf(1))).toEqual({ a: "success", b: "none", c: "success" });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await fixture().states(idOf(1))).toEqual({ a: "success", b: "success", c: "success" });
    });
  });

  describe("limited to some tasks, a back-fill", () => {
    test("makes runs of those and of what is above them", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const id = await backfills().begin({ taskIds: ["b"] });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await fixture().states(runIdOf(1))).toEqual({ a: "success", b: "success" });
    });

    test("makes runs of nothing else, where dependencies are ignored", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      const id = await backfills().begin({ taskIds: ["b"], includeUpstream: false });
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await fixture().states(runIdOf(1))).toEqual({ b: "success" });
    });

    test("leaves runs to which a later one adds the rest", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a", "b", "c"], edges: ["a > b > c"] }));
      await backfills().workOff(await backfills().begin({ taskIds: ["a"] }));
      const id = await backfills().begin();
      expect(await backfills().workOff(id)).toBe("completed");
      expect(await backfills().dates(id)).toEqual(["success extend", "success extend", "success extend"]);
      expect(await fixture().states(runIdOf(2))).toEqual({ a: "success", b: "success", c: "success" });
      expect((await fixture().taskInstance(runIdOf(2), "a")).tryNumber).toBe(1);
    });

    test("puts its tasks into the pool that it is given", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      await fixture().store.transaction((transaction) =>
        transaction
          .insertInto("pool")
          .values({ name: "small", slots: 1, description: null, includeDeferred: 0 })
          .execute(),
      );
      const id = await backfills().begin({ pool: "small" });
      await backfills().advance(id);
      await fixture().startRuns();
      const started = await fixture().start();
      expect(started.map(({ instance }) => instance.pool)).toEqual(["small"]);
    });
  });

  describe("a preview", () => {
    test("says of each date what is done for it, and writes nothing", async () => {
      await threeRuns();
      const request = backfills().request({ range: { from: day(1), to: day(4) }, rerunBehavior: "failed" });
      const outcome = await previewBackfill(fixture().store, { request, limit: 100, dates: null });
      if (outcome.kind !== "preview") throw new Error(outcome.kind);
      const id = await backfills().begin(request);
      const { plannedCount } = await backfills().find(id);
      await backfills().advance(id);
      const done = (await backfills().dates(id)).map((text) => text.split(" ")[1]);

      expect(outcome.dates.map(({ action }) => action.kind)).toEqual(done);
      expect(outcome.dates.map(({ runId }) => runId)).toEqual([idOf(1), idOf(2), idOf(3), null]);
      expect(outcome).toMatchObject({ hasMore: false, taskIds: ["a", "b", "c"], maxActiveRuns: 16 });
      expect(plannedCount).toBe(4);
    });

    test("refuses what a back-fill refuses, and begins at the end where that does", async () => {
      await fixture().storeDag(aDailyDag({ tasks: ["a"] }));
      const preview = (given: Parameters<BackfillFixture["request"]>[0], limit = 100) =>
        previewBackfill(fixture().store, { request: backfills().request(given), limit, dates: null });
      expect(await preview({ range: { from: day(3), to: day(1) } })).toMatchObject({ kind: "refused" });
      expect(await preview({ isBackwards: true })).toMatchObject({
        dates: [{ logicalDate: day(3) }, { logicalDate: day(2) }, { logicalDate: day(1) }],
      });
      expect(await preview({}, 2)).toMatchObject({
        hasMore: true,
        dates: [{}, { runAfter: addSeconds(day(2), 86_400) }],
      });
    });
  });
}
