import { expect, test } from "vitest";
import { historyColumns, scaleLines, totalCounts } from "./history-model.ts";

const COUNTS = [
  { step: 1, state: "failed", count: 2 },
  { step: 1, state: "success", count: 5 },
  { step: 0, state: "success", count: 1 },
];
const HISTORY = {
  from: "2026-11-20T05:00:00+00:00",
  step_seconds: 3600,
  steps: 3,
  task_instances: COUNTS,
  runs: [],
};

test("each step has its counts from the foot of the column up, and its total", () => {
  const columns = historyColumns(HISTORY, COUNTS);
  expect(columns.map(({ total }) => total)).toEqual([1, 7, 0]);
  expect(columns[1]).toMatchObject({
    from: "2026-11-20T06:00:00.000Z",
    until: "2026-11-20T07:00:00.000Z",
    counts: [
      { state: "success", count: 5 },
      { state: "failed", count: 2 },
    ],
  });
});

test("the legend adds all steps up", () => {
  expect(totalCounts(COUNTS)).toEqual([
    { state: "success", count: 6 },
    { state: "failed", count: 2 },
  ]);
});

test.each([
  [0, [0, 1]],
  [3, [0, 2, 4]],
  [127, [0, 100, 200]],
  [101, [0, 100, 200]],
  [1, [0, 1]],
])("a tallest column of %i has the lines %j", (tallest, lines) => {
  expect(scaleLines(tallest)).toEqual(lines);
});
