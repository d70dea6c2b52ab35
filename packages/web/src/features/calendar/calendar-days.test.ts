import { expect, test } from "vitest";
import { dayKey, hourKey, lookOf, runsOf, sumCalendar, weeksOf } from "./calendar-days.ts";

const ANSWER = {
  hours: [
    ["2026-11-20T04:00:00+00:00", "success", 3],
    ["2026-11-20T05:00:00+00:00", "failed", 1],
    ["2026-11-21T05:00:00+00:00", "running", 1],
  ],
  planned: [["2026-11-22T05:00:00+00:00", 2]],
} as const;

test("the hours of a day are added up, and a day shows the worst of its runs", () => {
  const days = sumCalendar(ANSWER, dayKey, "utc");
  expect(days.get("2026-11-20")).toEqual({ counts: { success: 3, failed: 1 }, planned: 0 });
  expect(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map((day) => lookOf(days.get(day)))).toEqual([
    "failed",
    "running",
    "planned",
    "empty",
  ]);
  expect(runsOf(days.get("2026-11-20"))).toBe(4);
});

test("by hour each hour stands for itself", () => {
  const hours = sumCalendar(ANSWER, hourKey, "utc");
  expect(lookOf(hours.get("2026-11-20 04"))).toBe("success");
  expect(lookOf(hours.get("2026-11-20 05"))).toBe("failed");
});

test("weeks begin on Monday, with nothing before the first and after the last day", () => {
  // 1 November 2026 is a Sunday.
  const weeks = weeksOf(2026, 10);
  expect(weeks[0]).toEqual([null, null, null, null, null, null, 1]);
  expect(weeks.at(-1)).toEqual([30, null, null, null, null, null, null]);
});
