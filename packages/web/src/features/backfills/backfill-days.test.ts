import { expect, test } from "vitest";
import { actionOfDay, type DrawnDate, daysOf, reachOf, stateOfDay, stretchesOf } from "./backfill-days.ts";

function date(day: number, runState: DrawnDate["runState"], action: DrawnDate["action"]): DrawnDate {
  return { at: `2026-09-${String(day).padStart(2, "0")}T05:00:00+00:00`, runState, action };
}

const DATES = [
  date(1, null, "create"),
  date(2, null, "create"),
  date(4, "failed", "clear"),
  date(5, "success", "leave"),
];

test("a calendar has every day from the first date to the last, those without a date included", () => {
  const days = daysOf(DATES.toReversed(), "utc");
  expect(days.map(({ day, dates }) => [day, dates.length])).toEqual([
    ["2026-09-01", 1],
    ["2026-09-02", 1],
    ["2026-09-03", 0],
    ["2026-09-04", 1],
    ["2026-09-05", 1],
  ]);
  expect(days[0]).toMatchObject({ weekday: 1, isFirstOfMonth: true });
  expect(daysOf([], "utc")).toEqual([]);
});

test("a day of several dates shows what changes most and what needs attention most", () => {
  const [day] = daysOf([date(1, "success", "leave"), date(1, "failed", "clear")], "utc");
  if (day === undefined) throw new Error("There is no day.");
  expect([actionOfDay(day), stateOfDay(day)]).toEqual(["clear", "failed"]);
  expect([actionOfDay({ ...day, dates: [] }), stateOfDay({ ...day, dates: [] })]).toEqual([null, null]);
});

test("dates that follow one another with the same done to them are one stretch", () => {
  expect(stretchesOf(DATES).map(({ count, action }) => [count, action])).toEqual([
    [2, "create"],
    [1, "clear"],
    [1, "leave"],
  ]);
});

test("each choice of what to run reaches what the one before it does, and more", () => {
  expect(reachOf(DATES)).toEqual({ none: 2, failed: 3, completed: 4 });
});
