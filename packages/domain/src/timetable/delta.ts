import type { SerializedDelta } from "../serialized-dag/serialized-schedule.ts";
import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import { dateOfDay, dayOfDate, daysInMonth, SECONDS_PER_DAY } from "./wall-clock.ts";

/**
 * A length of time in three parts, applied in this order: calendar months, which clip to the end of a month; parts of
 * date and time that are set; elapsed microseconds. All count in UTC, so that a day is always 24 hours.
 */
export interface Delta {
  readonly months: number;
  readonly set: SetParts;
  readonly microseconds: number;
}

/** What a date is set to: the same names, and from the coarsest on the same order, as in the author's delta. */
export type SetParts = Pick<SerializedDelta, (typeof SET_PARTS)[number]>;

const SET_PARTS = ["month", "day", "hour", "minute", "second", "microsecond"] as const;

const MICROSECONDS_PER_SECOND = 1_000_000;
const MICROSECONDS_PER_DAY = SECONDS_PER_DAY * MICROSECONDS_PER_SECOND;

/** Reads a delta as calendar months, parts that are set and elapsed microseconds. */
export function readDelta(written: SerializedDelta): Delta {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0 } = written;
  const elapsedSeconds = (weeks * 7 + days) * SECONDS_PER_DAY + hours * 3600 + minutes * 60 + seconds;
  const set = SET_PARTS.flatMap((part) => (written[part] === undefined ? [] : [[part, written[part]] as const]));
  return {
    months: years * 12 + months,
    set: Object.fromEntries(set),
    microseconds: Math.round(elapsedSeconds * MICROSECONDS_PER_SECOND + microseconds),
  };
}

/** `times` is 1 to go forward and -1 to go back; what is set is set either way. */
export function addDelta(at: Instant, delta: Delta, times: 1 | -1): Instant {
  const { months, set, microseconds } = delta;
  const onCalendar = months === 0 && Object.keys(set).length === 0 ? at : moveOnCalendar(at, months * times, set);
  return instantFromMicroseconds(onCalendar + microseconds * times);
}

/** A date that the target month does not have becomes that month's last day. */
function moveOnCalendar(at: Instant, months: number, set: SetParts): number {
  const day = Math.floor(at / MICROSECONDS_PER_DAY);
  const date = dateOfDay(day);
  const monthCount = date.year * 12 + (set.month ?? date.month) - 1 + months;
  const year = Math.floor(monthCount / 12);
  const month = monthCount - year * 12 + 1;
  const target = { year, month, day: Math.min(set.day ?? date.day, daysInMonth(year, month)) };
  return dayOfDate(target) * MICROSECONDS_PER_DAY + setTimeOfDay(at - day * MICROSECONDS_PER_DAY, set);
}

function setTimeOfDay(timeOfDay: number, set: SetParts): number {
  const { hours, minutes, seconds, fraction } = splitElapsed(timeOfDay);
  const wholeSeconds = (set.hour ?? hours) * 3600 + (set.minute ?? minutes) * 60 + (set.second ?? seconds);
  return wholeSeconds * MICROSECONDS_PER_SECOND + (set.microsecond ?? fraction);
}

/** Parity: rounding counts a year as 365 days and a month as 30. */
export function nominalMicroseconds({ months, microseconds }: Delta): number {
  const years = Math.trunc(months / 12);
  return (years * 365 + (months - years * 12) * 30) * MICROSECONDS_PER_DAY + microseconds;
}

/** Whether adding the delta moves forward from every moment, the shortest month included. */
export function isPositive({ months, set, microseconds }: Delta): boolean {
  if (!Number.isFinite(months) || !Number.isFinite(microseconds) || !Number.isInteger(months)) return false;
  const years = Math.trunc(months / 12);
  const daysPerMonth = months < 0 ? 31 : 28;
  const daysPerYear = months < 0 ? 366 : 365;
  const days = years * daysPerYear + (months - years * 12) * daysPerMonth;
  return days * MICROSECONDS_PER_DAY + microseconds > 0 && makesUpForWhatIsSet({ months, set, microseconds });
}

/** By how much a step must go on at least where a part is the coarsest that is set, lest setting it leads back. */
const LEAST_STEPS: Readonly<Record<(typeof SET_PARTS)[number], Pick<Delta, "months" | "microseconds">>> = {
  month: { months: 12, microseconds: 0 },
  day: { months: 1, microseconds: 0 },
  hour: { months: 0, microseconds: MICROSECONDS_PER_DAY },
  minute: { months: 0, microseconds: 3600 * MICROSECONDS_PER_SECOND },
  second: { months: 0, microseconds: 60 * MICROSECONDS_PER_SECOND },
  microsecond: { months: 0, microseconds: MICROSECONDS_PER_SECOND },
};

function makesUpForWhatIsSet({ months, set, microseconds }: Delta): boolean {
  const coarsest = SET_PARTS.find((part) => set[part] !== undefined);
  if (coarsest === undefined) return true;
  const least = LEAST_STEPS[coarsest];
  if (months < least.months || microseconds < 0) return false;
  return microseconds >= least.microseconds || months > 0;
}

/**
 * The delta as Airflow's columns show it: `1 day, 0:00:00`, or `relativedelta(months=+1)` when it goes by the calendar.
 */
export function summarizeDelta(delta: Delta): string {
  const isElapsed = delta.months === 0 && Object.keys(delta.set).length === 0;
  return isElapsed ? summarizeElapsed(delta.microseconds) : summarizeRelative(delta);
}

function summarizeElapsed(microseconds: number): string {
  const { days, hours, minutes, seconds, fraction } = splitElapsed(microseconds);
  const dayText = days === 0 ? "" : `${days} ${Math.abs(days) === 1 ? "day" : "days"}, `;
  const clock = `${hours}:${String(minutes).padStart(2, "0")}:${String(seconds).padStart(2, "0")}`;
  return `${dayText}${clock}${fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}`}`;
}

function summarizeRelative({ months, set, microseconds }: Delta): string {
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
  const added = named.map(([name, count]) => `${name}=${count > 0 ? "+" : ""}${count}`);
  const setTo = Object.entries(set).map(([name, value]) => `${name}=${value}`);
  return `relativedelta(${[...added, ...setTo].join(", ")})`;
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
