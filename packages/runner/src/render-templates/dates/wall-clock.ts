import { TemplateError } from "../template-error.ts";

/*
 * Wall-clock times are whole microseconds since 1970, counted as if the clock stood in UTC. They are exact to the
 * microsecond until the year 2255 and to the second for all years Python knows.
 */

/** The unit of `second`. */
export const MICROSECONDS_PER_SECOND = 1_000_000;
/** The unit of `minute`. */
export const MICROSECONDS_PER_MINUTE = 60 * MICROSECONDS_PER_SECOND;
/** The unit of `hour`. */
export const MICROSECONDS_PER_HOUR = 60 * MICROSECONDS_PER_MINUTE;
/** The unit of `day`; wall clocks have no daylight saving. */
export const MICROSECONDS_PER_DAY = 24 * MICROSECONDS_PER_HOUR;

const EARLIEST = -62_135_596_800 * MICROSECONDS_PER_SECOND;
const LATEST = 253_402_300_800 * MICROSECONDS_PER_SECOND;

/** What a clock and a calendar show. Months and days count from 1. */
export interface DateFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

/** What a clock and a calendar show at a wall-clock time. */
export function fieldsOf(wallClock: number): DateFields {
  const microsecond = modulo(wallClock, MICROSECONDS_PER_SECOND);
  const date = new Date((wallClock - microsecond) / 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    microsecond,
  };
}

/** The wall clock of fields that may lie outside their ranges, such as a 32nd day: they carry over. */
export function wallClockOf(fields: DateFields): number {
  const date = new Date(0);
  date.setUTCFullYear(fields.year, fields.month - 1, fields.day);
  date.setUTCHours(fields.hour, fields.minute, fields.second);
  return checkRange(date.getTime() * 1000 + fields.microsecond);
}

/** Raises Python's OverflowError outside the years 1 to 9999. */
export function checkRange(wallClock: number): number {
  if (wallClock >= EARLIEST && wallClock < LATEST) return wallClock;
  throw new TemplateError("OverflowError", "date value out of range");
}

/** Like {@link wallClockOf}, with Python's ValueError for a field outside its range. */
export function strictWallClockOf(fields: DateFields): number {
  const { year, month, day } = fields;
  if (year < 1 || year > 9999) throw new TemplateError("ValueError", `year ${year} is out of range`);
  if (month < 1 || month > 12) throw new TemplateError("ValueError", "month must be in 1..12");
  if (day < 1 || day > daysInMonth(year, month)) throw new TemplateError("ValueError", "day is out of range for month");
  checkField(fields.hour, 23, "hour");
  checkField(fields.minute, 59, "minute");
  checkField(fields.second, 59, "second");
  checkField(fields.microsecond, 999_999, "microsecond");
  return wallClockOf(fields);
}

function checkField(value: number, maximum: number, name: string): void {
  if (value < 0 || value > maximum) throw new TemplateError("ValueError", `${name} must be in 0..${maximum}`);
}

/** Whether the year has a 29th of February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** From 1. */
export function dayOfYear(wallClock: number): number {
  const { year } = fieldsOf(wallClock);
  return Math.floor((wallClock - startOfYear(year)) / MICROSECONDS_PER_DAY) + 1;
}

/** Monday is 0. */
export function weekdayOf(wallClock: number): number {
  return modulo(Math.floor(wallClock / MICROSECONDS_PER_DAY) + 3, 7);
}

/** The ISO week with the year it belongs to. */
export function isoWeekOf(wallClock: number): { year: number; week: number } {
  const day = Math.floor(wallClock / MICROSECONDS_PER_DAY);
  // A week belongs to the year of its Thursday.
  const thursday = (day - weekdayOf(wallClock) + 3) * MICROSECONDS_PER_DAY;
  return { year: fieldsOf(thursday).year, week: Math.floor((dayOfYear(thursday) - 1) / 7) + 1 };
}

/** Midnight of 1 January. */
export function startOfYear(year: number): number {
  return wallClockOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, microsecond: 0 });
}

/** Adds months, keeping to the end of a month that is too short: 31 January + 1 month is 29 February. */
export function addMonths(wallClock: number, months: number): number {
  const fields = fieldsOf(wallClock);
  const count = fields.year * 12 + fields.month - 1 + months;
  const year = Math.floor(count / 12);
  const month = modulo(count, 12) + 1;
  return wallClockOf({ ...fields, year, month, day: Math.min(fields.day, daysInMonth(year, month)) });
}

/** The remainder that is never negative. */
export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** With a zero in front where there is one digit. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
