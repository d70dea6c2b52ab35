import { Temporal } from "temporal-polyfill";
import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";

/**
 * Zones as stretches of constant offset. All numbers are microseconds; a wall-clock time is counted as if it were UTC.
 *
 * Temporal is asked once per stretch and the answer is kept, because a stretch lasts months and a timetable asks for the
 * same ones again and again. UTC and fixed offsets never reach Temporal.
 */

/** From `start`, up to but without `end`, wall-clock time = instant + `offset`. The ends may be infinite. */
export interface OffsetPeriod {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** A zone that can place wall-clock time: an IANA name or a fixed offset. */
export interface Timezone {
  periodAt(at: number): OffsetPeriod;
}

/** A day of 24 hours. */
export const MICROSECONDS_PER_DAY = 86_400_000_000;

const FIXED_OFFSET = /^([+-])([01]\d|2[0-3]):?([0-5]\d)$/;

const zones = new Map<string, Timezone>();

/** Whether the text is an IANA zone (`Europe/Amsterdam`, `UTC`) or a fixed offset (`+02:00`). */
export function isValidTimezone(timezone: string): boolean {
  return findTimezone(timezone) !== null;
}

/** `null` for a zone nobody knows. */
export function findTimezone(timezone: string): Timezone | null {
  const known = zones.get(timezone);
  if (known !== undefined) return known;
  const found = createTimezone(timezone);
  if (found !== null) zones.set(timezone, found);
  return found;
}

/**
 * The instant at which a clock in the zone shows this wall-clock time.
 *
 * Parity: a time that comes twice means its second coming; one that the clock leaps over is moved forward by the leap.
 */
export function placeWallClock(timezone: Timezone, wallClock: number): Instant {
  let period = timezone.periodAt(wallClock + MICROSECONDS_PER_DAY);
  while (period.start + period.offset > wallClock) period = timezone.periodAt(period.start - 1);
  return instantFromMicroseconds(wallClock - period.offset);
}

function createTimezone(timezone: string): Timezone | null {
  if (timezone.toUpperCase() === "UTC") return fixedTimezone(0);
  const fixed = FIXED_OFFSET.exec(timezone);
  if (fixed !== null) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3]);
    return fixedTimezone((fixed[1] === "-" ? -minutes : minutes) * 60_000_000);
  }
  return isIanaTimezone(timezone) ? ianaTimezone(timezone) : null;
}

function fixedTimezone(offset: number): Timezone {
  const period: OffsetPeriod = { start: -Infinity, end: Infinity, offset };
  return { periodAt: () => period };
}

function isIanaTimezone(timezone: string): boolean {
  if (!/^[a-z]/i.test(timezone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone);
    return true;
  } catch {
    return false;
  }
}

function ianaTimezone(timezone: string): Timezone {
  const known: OffsetPeriod[] = [];
  let recent: OffsetPeriod | null = null;
  return {
    periodAt(at) {
      if (recent !== null && recent.start <= at && at < recent.end) return recent;
      const found = known.find(({ start, end }) => start <= at && at < end);
      recent = found ?? readPeriod(timezone, at);
      if (found === undefined) known.push(recent);
      return recent;
    },
  };
}

/** Clock changes happen at whole seconds, so that rounding to milliseconds finds the same period. */
function readPeriod(timezone: string, at: number): OffsetPeriod {
  const milliseconds = Math.floor(at / 1000);
  const moment = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timezone);
  const start = moment.add({ milliseconds: 1 }).getTimeZoneTransition("previous");
  const end = moment.getTimeZoneTransition("next");
  return {
    start: start ? start.epochMilliseconds * 1000 : -Infinity,
    end: end ? end.epochMilliseconds * 1000 : Infinity,
    offset: moment.offsetNanoseconds / 1000,
  };
}
