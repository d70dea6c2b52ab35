import { expect, test } from "vitest";
import { durationRow } from "./duration-rows.ts";

function pointsOf(...seconds: readonly number[]) {
  return seconds.map((each, runIndex) => ({ runIndex, seconds: each, state: "success" as const }));
}

test("a row has the median, the middle half, and how far the last lies from the median", () => {
  const row = durationRow("task", "task", pointsOf(10, 12, 11, 10, 22));
  expect(row).toMatchObject({ median: 11, quartiles: [10, 12], longest: 22, drift: 2 });
});

test("what lies far beyond the middle half is an outlier, but not among a few points", () => {
  expect(durationRow("task", "task", pointsOf(10, 12, 11, 10, 22)).points.map((point) => point.isOutlier)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  expect(durationRow("task", "task", pointsOf(10, 10, 22)).outliers).toBe(0);
});

test("a difference that nobody notices is no outlier, however steady the others are", () => {
  expect(durationRow("task", "task", pointsOf(0.01, 0.01, 0.01, 0.01, 0.1)).outliers).toBe(0);
});

test("what has never run has no last point and no drift", () => {
  expect(durationRow("task", "task", [])).toMatchObject({ median: 0, longest: 0, last: null, drift: 1 });
});
