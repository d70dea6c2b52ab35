import type { SerializedDelta } from "../serialized-dag/serialized-dag.ts";
import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import { dateOfDay, dayOfDate, daysInMonth, SECONDS_PER_DAY } from "./wall-clock.ts";

/**
 * A length of time in two parts: calendar months, which are added first and clip to the end of a month, and elapsed
 * microseconds. Both count in UTC, so that a day is always 24 hours.
 */
export interface Delta {
  readonly months: number;
  readonly microseconds: number;
}

const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS_PER_DAY = SECONDS_PER_DAY * MICROSECONDS_PER_SECOND;

/** Reads a delta as calendar months and elapsed microseconds. */
export function readDelta(written: SerializedDelta): Delta {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0 } = written;
  const elapsedSeconds = (weeks * 7 + days) * SECONDS_PER_DAY + hours * 3600 + minutes * 60 + seconds;
  return {
    months: years * 12 + months,
    microseconds: Math.round(elapsedSeconds * MICROSECONDS_PER_SECOND + microseconds),
  };
}

/** `times` is 1 to go forward and -1 to go back. */
export function addDelta(at: Instant, delta: Delta, times: 1 | -1): Instant {
  return instantFromMicroseconds(addMonths(at, delta.months * times) + delta.microseconds * times);
}

/** A date that the target month does not have becomes that month's last day. */
function addMonths(at: Instant, months: number): number {
  if (months === 0) return at;
  const day = Math.floor(at / MICROSECONDS_PER_DAY);
  const timeOfDay = at - day * MICROSECONDS_PER_DAY;
  const date = dateOfDay(day);
  const monthCount = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(monthCount / 12);
  const month = monthCount - year * 12 + 1;
  const target = { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
  return dayOfDate(target) * MICROSECONDS_PER_DAY + timeOfDay;
}

/** Parity: rounding counts a year as 365 days and a month as 30. */
export function nominalMicroseconds({ months, microseconds }: Delta): number {
  const years = Math.trunc(months / 12);
  return (years * 365 + (months - years * 12) * 30) * MICROSECONDS_PER_DAY + microseconds;
}

/** Whether adding the delta moves forward from every moment, the shortest month included. */
export function isPositive({ months, microseconds }: Delta): boolean {
  if (!Number.isFinite(months) || !Number.isFinite(microseconds) || !Number.isInteger(months)) return false;
  const years = Math.trunc(months / 12);
  const daysPerMonth = months < 0 ? 31 : 28;
  const daysPerYear = months < 0 ? 366 : 365;
  const days = years * daysPerYear + (months - years * 12) * daysPerMonth;
  return days * MICROSECONDS_PER_DAY + microseconds > 0;
}

/**
 * The delta as Airflow's columns show it: `1 day, 0:00:00`, or `relativedelta(months=+1)` when it counts calendar months.
 */
export function summarizeDelta(delta: Delta): string {
  return delta.months === 0 ? summarizeElapsed(delta.microseconds) : summarizeRelative(delta);
}

function summarizeElapsed(microseconds: number): string {
  const { days, hours, minutes, seconds, fraction } = splitElapsed(microseconds);
  const dayText = days === 0 ? "" : `${days} ${Math.abs(days) === 1 ? "day" : "days"}, `;
  const clock = `${hours}:${String(minutes).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`;
  return `${dayText}${clock}${fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}`}`;
}

function summarizeRelative({ months, microseconds }: Delta): string {
  const years = Math.trunc(months / 12);
  const sign = microseconds < 0 ? -1 : 1;
  const elapsed = splitElapsed(Math.abs(microseconds));
  const parts: Record<string, number> = {
    years,
    months: months - years * 12,
    days: sign * elapsed.days,
    hours: sign * elapsed.hours,
    minutes: sign * elapsed.minutes,
    seconds: sign * elapsed.seconds,
    microseconds: sign * elapsed.fraction,
  };
  const named = Object.entries(parts).filter(([, count]) => count !== 0);
  return `relativedelta(${named.map(([name, count]) => `${name}=${count > 0 ? "+" : ""}${count}`).join(", ")})`;
}

function splitElapsed(microseconds: number) {
  const days = Math.floor(microseconds / MICROSECONDS_PER_DAY);
  const rest = microseconds - days * MICROSECONDS_PER_DAY;
  const fraction = rest % MICROSECONDS_PER_SECOND;
  const seconds = (rest - fraction) / MICROSECONDS_PER_SECOND;
  return {
    days,
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction,
  };
}
