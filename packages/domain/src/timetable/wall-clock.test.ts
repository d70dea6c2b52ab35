import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOfDay, dayOfDate, daysInMonth, weekdayOfDay } from "./wall-clock.ts";

const anyDay = fc.integer({ min: -400_000, max: 400_000 });

describe("a day counted from 1970", () => {
  test("has the date and weekday that the calendar gives it", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000);
        expect(dateOfDay(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(weekdayOfDay(day)).toBe(date.getUTCDay());
      }),
    );
  });

  test("is found again from its date", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayOfDate(dateOfDay(day))).toBe(day);
      }),
    );
  });

  test.each([
    [2024, 29],
    [2023, 28],
    [1900, 28],
    [2000, 29],
  ])("February %i has %i days", (year, length) => {
    expect(daysInMonth(year, 2)).toBe(length);
  });
});
