import { expect, test } from "vitest";
import type { Pool, PoolUseAnswer } from "../../api/settings-shapes.ts";
import { barsPath, mostTaken, poolUseColumns, presentUse, slotWords, topOf } from "./pool-use-model.ts";

const USE: PoolUseAnswer = {
  from: "2026-11-20T00:00:00Z",
  step_seconds: 1800,
  steps: 3,
  is_cut: false,
  pools: [{ name: "small", steps: [{ step: 1, running: 2, queued: 1, most: 3.5 }] }],
};
const NOTHING = { running: 0, queued: 0 };

test("every step has its column, and a pool that was not used has empty ones", () => {
  expect(poolUseColumns(USE, "small").map(({ from, running }) => [from, running])).toEqual([
    ["2026-11-20T00:00:00.000Z", 0],
    ["2026-11-20T00:30:00.000Z", 2],
    ["2026-11-20T01:00:00.000Z", 0],
  ]);
  expect(mostTaken(poolUseColumns(USE, "idle"))).toBe(0);
});

test("a chart reaches to the slots of its pool, and further where more was taken", () => {
  const columns = poolUseColumns(USE, "small");
  expect(topOf(columns, NOTHING, 8)).toBe(8);
  expect(topOf(columns, NOTHING, 2)).toBe(4);
  expect(topOf(columns, { running: 5, queued: 1 }, -1)).toBe(6);
  expect(topOf([], NOTHING, 0)).toBe(1);
});

test("deferred tasks count for the present where they hold slots", () => {
  const pool = { running_slots: 2, queued_slots: 1, deferred_slots: 5, include_deferred: false } as Pool;
  expect(presentUse(pool)).toEqual({ running: 2, queued: 1 });
  expect(presentUse({ ...pool, include_deferred: true })).toEqual({ running: 7, queued: 1 });
});

test("what was queued stands on what ran", () => {
  const columns = poolUseColumns(USE, "small");
  expect(barsPath(columns, 4, "running")).toBe("M1 1v-0.5h0.8v0.5z");
  expect(barsPath(columns, 4, "queued")).toBe("M1 0.5v-0.25h0.8v0.25z");
});

test("slots are told with one decimal at most", () => {
  expect([slotWords(4), slotWords(3.96), slotWords(1200)]).toEqual(["4", "4", "1,200"]);
});
