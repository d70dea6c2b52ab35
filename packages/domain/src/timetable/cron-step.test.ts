import { describe, expect, test } from "vitest";
import type { Instant } from "../time/instant.ts";
import { nextWallClockMatch, previousWallClockMatch } from "./cron-step.ts";
import { cronOf, show, utc } from "./timetable.fixture.ts";

const MICROSECONDS = 1_000_000;

function shown(second: number | null): string | null {
  return second === null ? null : show((second * MICROSECONDS) as Instant);
}

function step(expression: string, from: string): readonly [string | null, string | null] {
  const cron = cronOf(expression);
  const second = utc(from) / MICROSECONDS;
  return [shown(previousWallClockMatch(cron, second)), shown(nextWallClockMatch(cron, second))];
}

describe("the matches around a moment", () => {
  test.each([
    ["*/15 * * * *", "2024-01-05 06:07", "2024-01-05 06:00", "2024-01-05 06:15"],
    ["0 0 * * *", "2024-02-29 00:00", "2024-02-28 00:00", "2024-03-01 00:00"],
    ["59 23 31 12 *", "2024-06-01 00:00", "2023-12-31 23:59", "2024-12-31 23:59"],
    ["0 22-3 * * *", "2024-01-05 03:30", "2024-01-05 03:00", "2024-01-05 22:00"],
    ["0 0 31 * *", "2024-02-15 00:00", "2024-01-31 00:00", "2024-03-31 00:00"],
    ["0 0 30 * *", "2023-02-15 00:00", "2023-01-30 00:00", "2023-03-30 00:00"],
    ["0 0 29 2 *", "2098-01-01 00:00", "2096-02-29 00:00", "2104-02-29 00:00"],
    ["0 0 L * *", "2024-02-29 00:00", "2024-01-31 00:00", "2024-03-31 00:00"],
    ["0 12 28,L * *", "2024-02-28 12:00", "2024-01-31 12:00", "2024-02-29 12:00"],
    ["0 0 * * 0", "2024-01-05 00:00", "2023-12-31 00:00", "2024-01-07 00:00"],
    ["0 0 1,15 * MON", "2024-01-08 00:00", "2024-01-01 00:00", "2024-01-15 00:00"],
    ["0 0 * * 5#5", "2024-04-01 00:00", "2024-03-29 00:00", "2024-05-31 00:00"],
    ["0 0 1 * 1#1", "2024-02-02 00:00", "2024-01-01 00:00", "2024-02-05 00:00"],
    ["0 0 * * L5", "2024-02-23 00:00", "2024-01-26 00:00", "2024-03-29 00:00"],
    ["0 0 * * L4", "2024-02-01 00:00", "2024-01-25 00:00", "2024-02-29 00:00"],
    ["0 0 1 NOV-FEB *", "2024-02-01 00:00", "2024-01-01 00:00", "2024-11-01 00:00"],
    ["* * * * * *", "2024-01-05 06:07:08", "2024-01-05 06:07:07", "2024-01-05 06:07:09"],
    ["0 0 * * * */20", "2024-01-05 00:00:40", "2024-01-05 00:00:20", "2024-01-06 00:00"],
    ["0 0 1 1 * 0 2024-2030/2", "2026-01-01 00:00", "2024-01-01 00:00", "2028-01-01 00:00"],
  ])("%s at %s are %s and %s", (expression, from, previous, next) => {
    expect(step(expression, from)).toEqual([previous, next]);
  });

  test.each([["0 0 30 2 *"], ["0 0 31 4,6 *"], ["0 0 1 1 * 0 1970"]])("%s has none ahead", (expression) => {
    expect(step(expression, "2024-06-01 00:00")[1]).toBeNull();
  });

  test("a year column has none behind its first year and none ahead of its last", () => {
    expect(step("0 0 1 1 * 0 2025", "2025-01-01 00:00")).toEqual([null, null]);
  });

  test("a year more than 50 years ahead is not found", () => {
    expect(step("0 0 1 1 * 0 2080", "2029-06-01 00:00")[1]).toBeNull();
    expect(step("0 0 1 1 * 0 2080", "2030-06-01 00:00")[1]).toBe("2080-01-01 00:00");
  });

  test("leaving February towards a day it does not have leaps over the first days of March", () => {
    expect(step("0 0 31-1 * *", "2024-02-01 00:00")[1]).toBe("2024-03-31 00:00");
    expect(step("0 0 */10 * *", "2024-02-21 00:00")[1]).toBe("2024-03-11 00:00");
    expect(step("0 0 28,1,31 * *", "2023-02-28 00:00")[1]).toBe("2023-03-01 00:00");
    expect(step("0 0 31-1 * 5", "2024-02-24 00:00")[1]).toBe("2024-03-01 00:00");
    expect(step("0 0 31-1 * *", "2024-03-02 00:00")[0]).toBe("2024-03-01 00:00");
  });
});
