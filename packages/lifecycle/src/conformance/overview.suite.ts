import { addSeconds } from "@baram/domain";
import { aDag } from "@baram/domain/fixture";
import {
  countDagRunsInTime,
  countTaskInstancesInTime,
  countWaitingTaskInstances,
  listDagRunsInTime,
  listDagRunsOfAllDags,
  listFailedNow,
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
