import { addSeconds } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import {
  countDagRunsInTime,
  countTaskInstancesInTime,
  countWaitingTaskInstances,
  listDagRunsInTime,
  listDagRunsOfAllDags,
  listFailedNow,
  listTaskInstanceCells,
} from "@baram/metadata-store";
import { describe, expect, test } from "vitest";
import { FAILURE, type LifecycleFixture, NOON } from "../lifecycle.fixture.ts";

const DAY = { from: addSeconds(NOON, -43_200), until: addSeconds(NOON, 43_200) };

/** What the pages about all Dags read. `fixture` gives the test's own. */
export function describeOverview(fixture: () => LifecycleFixture): void {
  describe("all Dags together", () => {
    test("what failed in the latest run is told, with how many there are", async () => {
      const { store } = fixture();
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      await fixture().trigger();
      await fixture().runToEnd({ b: FAILURE });

      expect(await listFailedNow(store.reader, { limit: 5 })).toMatchObject({
        failed: [{ taskId: "b", mapIndex: -1 }],
        total: 1,
        runs: 1,
      });
    });

    test("the cells of a grid are read run by run, each in the order of its tasks, with or without their times", async () => {
      const { store } = fixture();
      await fixture().storeDag(aDag({ tasks: ["b", "a"], edges: ["b > a"] }));
      const runIds = [await fixture().trigger(), await fixture().trigger()];
      await fixture().runToEnd({ b: FAILURE });
      const dagRunIds = await Promise.all(runIds.map(async (runId) => (await fixture().dagRun(runId)).id));
      const first = { dagRunId: dagRunIds[0], mapIndex: -1 };

      const cells = await listTaskInstanceCells(store.reader, { dagRunIds, withTimes: true });
      expect(cells.map(({ dagRunId, taskId }) => [dagRunIds.indexOf(dagRunId), taskId])).toEqual([
        [0, "b"],
        [0, "a"],
        [1, "b"],
        [1, "a"],
      ]);
      const { startDate, endDate } = await store.reader
        .selectFrom("taskInstance")
        .select(["startDate", "endDate"])
        .where("dagRunId", "=", dagRunIds[0] ?? 0)
        .where("taskId", "=", "b")
        .executeTakeFirstOrThrow();
      expect(cells[0]).toEqual({ ...first, taskId: "b", state: "failed", tryNumber: 1, startDate, endDate });
      expect(endDate).not.toBeNull();

      const short = await listTaskInstanceCells(store.reader, { dagRunIds, withTimes: false });
      expect(short[0]).toEqual({
        ...first,
        taskId: "b",
        state: "failed",
        tryNumber: 1,
        startDate: null,
        endDate: null,
      });
      expect(await listTaskInstanceCells(store.reader, { dagRunIds: [], withTimes: true })).toEqual([]);
    });

    test("runs and task instances are counted by when they ended", async () => {
      const { store } = fixture();
      await fixture().storeDag(aDag({ tasks: ["a", "b"], edges: ["a > b"] }));
      await fixture().trigger();
      await fixture().runToEnd({ b: FAILURE });
      const stretch = { ...DAY, stepSeconds: 3600 };

      const instances = await countTaskInstancesInTime(store.reader, stretch);
      const counts = new Map(instances.map(({ state, count }) => [state, count]));
      expect(counts).toEqual(
        new Map([
          ["failed", 1],
          ["success", 1],
        ] as const),
      );
      expect(await countDagRunsInTime(store.reader, stretch)).toMatchObject([{ state: "failed", count: 1 }]);
      const before = { ...stretch, from: addSeconds(NOON, -86_400), until: DAY.from };
      expect(await countDagRunsInTime(store.reader, before)).toEqual([]);
    });

    test("a run is on the timeline and in the list, in every order", async () => {
      const { store } = fixture();
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await fixture().runToEnd();
      const now = addSeconds(NOON, 3600);

      expect(await listDagRunsInTime(store.reader, { ...DAY, limit: 5 })).toMatchObject([{ state: "success" }]);
      for (const order of ["newest", "oldest", "longest"] as const) {
        const listing = { order, now, limit: 5, startedFrom: DAY.from, startedUntil: DAY.until };
        const [run, ...others] = await listDagRunsOfAllDags(store.reader, { ...listing, state: "success" });
        expect(others).toEqual([]);
        const after = { id: run?.id ?? 0, duration: run?.durationMicroseconds ?? 0 };
        expect(await listDagRunsOfAllDags(store.reader, { ...listing, after })).toEqual([]);
      }
    });

    test("nothing waits where everything has ended", async () => {
      const { store } = fixture();
      await fixture().storeDag(aDag({ tasks: ["a"] }));
      await fixture().trigger();
      await fixture().runToEnd();

      expect(await countWaitingTaskInstances(store.reader)).toEqual({ scheduled: [], others: [], occupying: [] });
    });
  });
}
