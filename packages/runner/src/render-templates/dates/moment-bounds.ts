import { TemplateError } from "../template-error.ts";
import { requireInteger } from "../values/require-value.ts";
import type { Value } from "../values/value.ts";
import type { DateTime } from "./date-time.ts";
import {
  addMonths,
  type DateFields,
  fieldsOf,
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_HOUR,
  MICROSECONDS_PER_MINUTE,
  MICROSECONDS_PER_SECOND,
  modulo,
  wallClockOf,
  weekdayOf,
} from "./wall-clock.ts";

/** Units of the clock by their length, those of the calendar by how many months they have. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ["second", MICROSECONDS_PER_SECOND],
  ["minute", MICROSECONDS_PER_MINUTE],
  ["hour", MICROSECONDS_PER_HOUR],
  ["day", MICROSECONDS_PER_DAY],
]);

/** Parity: a quarter has a first and a last day but no start and no end. */
const UNITS_WITH_BOUNDS = new Set(["second", "minute", "hour", "day", "week", "month", "year", "decade", "century"]);

const MONTHS_IN: ReadonlyMap<string, number> = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
  ["decade", 120],
  ["century", 1200],
]);

/** The first moment of the hour, day, week, month… Weeks begin on Monday. */
export function startOf(dateTime: DateTime, unit: string): DateTime {
  checkBoundUnit(unit, "start_of");
  return dateTime.withWallClock(startOfUnit(dateTime.wallClock, unit));
}

/** The last microsecond of the hour, day, week, month… */
export function endOf(dateTime: DateTime, unit: string): DateTime {
  checkBoundUnit(unit, "end_of");
  const start = startOfUnit(dateTime.wallClock, unit);
  const months = MONTHS_IN.get(unit);
  const length = unit === "week" ? 7 * MICROSECONDS_PER_DAY : (LENGTHS.get(unit) ?? 0);
  const next = months === undefined ? start + length : addMonths(start, months);
  return dateTime.withWallClock(next - 1);
}

function startOfUnit(wallClock: number, unit: string): number {
  const length = LENGTHS.get(unit);
  if (length !== undefined) return wallClock - modulo(wallClock, length);
  if (unit === "week") {
    return wallClock - modulo(wallClock, MICROSECONDS_PER_DAY) - weekdayOf(wallClock) * MICROSECONDS_PER_DAY;
  }
  const fields = fieldsOf(wallClock);
  return wallClockOf({ ...firstDayOf(fields, unit), day: 1, hour: 0, minute: 0, second: 0, microsecond: 0 });
}

function firstDayOf({ year, month }: DateFields, unit: string): { year: number; month: number } {
  switch (unit) {
    case "month":
      return { year, month };
    case "quarter":
      return { year, month: Math.ceil(month / 3) * 3 - 2 };
    case "year":
      return { year, month: 1 };
    case "decade":
      return { year: year - (year % 10), month: 1 };
    case "century":
      return { year: year - 1 - ((year - 1) % 100) + 1, month: 1 };
    default:
      throw new TemplateError("ValueError", `Invalid unit "${unit}" for start_of()`);
  }
}

/** The first day of a month, quarter or year, or its first Monday, Tuesday… (0 to 6). */
export function firstOf(dateTime: DateTime, unit: string, weekday?: Value): DateTime {
  checkUnit(unit, "first_of");
  const start = startOfUnit(dateTime.wallClock, unit);
  return dateTime.withWallClock(start + daysTo(weekday, weekdayOf(start)) * MICROSECONDS_PER_DAY);
}

/** The last day of a month, quarter or year, or its last Monday, Tuesday… (0 to 6). */
export function lastOf(dateTime: DateTime, unit: string, weekday?: Value): DateTime {
  checkUnit(unit, "last_of");
  const next = addMonths(startOfUnit(dateTime.wallClock, unit), MONTHS_IN.get(unit) ?? 1);
  const last = next - MICROSECONDS_PER_DAY;
  const back = weekday === undefined || weekday === null ? 0 : modulo(weekdayOf(last) - requireInteger(weekday), 7);
  return dateTime.withWallClock(last - back * MICROSECONDS_PER_DAY);
}

function daysTo(weekday: Value | undefined, from: number): number {
  return weekday === undefined || weekday === null ? 0 : modulo(requireInteger(weekday) - from, 7);
}

function checkBoundUnit(unit: string, name: string): void {
  if (!UNITS_WITH_BOUNDS.has(unit)) throw new TemplateError("ValueError", `Invalid unit "${unit}" for ${name}()`);
}

function checkUnit(unit: string, name: string): void {
  if (unit === "month" || unit === "quarter" || unit === "year") return;
  throw new TemplateError("ValueError", `Invalid unit "${unit}" for ${name}()`);
}
