import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import type { CronExpression } from "./cron-expression.ts";
import { nextWallClockMatch, previousWallClockMatch } from "./cron-step.ts";
import type { OffsetPeriod, Timezone } from "./timezone.ts";
import { MICROSECONDS_PER_DAY } from "./timezone.ts";

/**
 * The moments of a cron expression in a zone, as one set of instants.
 *
 * The set does not depend on where a search begins, so that steps forward and back always agree and intervals join
 * without gap or overlap, also where the clocks change; only out of February a step forward may pass days of March by
 * that a step back finds (Parity: {@link nextWallClockMatch}). Within a period of constant offset its members are
 * - the matching wall-clock times, but those that come again in the next period only count there (Parity: a time that
 *   comes twice means its second coming), unless the expression covers every hour and so counts both;
 * - where the clock leapt forward at the start of the period, the first matching time it leapt over, moved forward by
 *   the leap.
 */
export interface CronSchedule {
  /** The first moment later than `after`; `null` when none comes within 50 years. */
  next(after: Instant): Instant | null;
  /** The last moment earlier than `before`; `null` when there is none within 50 years. */
  previous(before: Instant): Instant | null;
}

const MICROSECONDS_PER_SECOND = 1_000_000;
const SEARCH_LIMIT = 51 * 366 * MICROSECONDS_PER_DAY;
/**
 * An instant and its wall-clock time are less than two days apart, so a search may jump this close to the next match
 * instead of visiting every period in between. Not from within a day of a period's end, where times may come again.
 */
const MATCH_IS_WITHIN = 2 * MICROSECONDS_PER_DAY;

/** The moments of a cron expression in a time zone, to be walked in both directions. */
export function createCronSchedule(cron: CronExpression, timezone: Timezone): CronSchedule {
  return {
    next: (after) => findNext(cron, timezone, after),
    previous: (before) => findPrevious(cron, timezone, before),
  };
}

function findNext(cron: CronExpression, timezone: Timezone, after: Instant): Instant | null {
  let from: number = after;
  let period = timezone.periodAt(after);
  while (from - after < SEARCH_LIMIT) {
    const wallClock = nextMatch(cron, from + period.offset);
    const isHere = wallClock !== null && isInPeriod(cron, timezone, period, wallClock);
    const first = isHere ? wallClock - period.offset : Infinity;
    const mayBeMoved = from < period.start + MICROSECONDS_PER_DAY;
    const moved = mayBeMoved ? movedByLeap(cron, timezone, period) : null;
    const earliest = Math.min(first, moved !== null && moved > from ? moved : Infinity);
    if (earliest !== Infinity) return instantFromMicroseconds(earliest);
    if (wallClock === null || period.end === Infinity) return null;
    const nearMatch = from < period.end - MICROSECONDS_PER_DAY ? wallClock - MATCH_IS_WITHIN : period.end;
    from = Math.max(period.end, nearMatch) - 1;
    period = timezone.periodAt(from + 1);
  }
  return null;
}

function findPrevious(cron: CronExpression, timezone: Timezone, before: Instant): Instant | null {
  let until: number = before;
  while (before - until < SEARCH_LIMIT) {
    const period = timezone.periodAt(until - 1);
    const wallClock = previousMatch(cron, Math.min(until + period.offset, wallClockLimit(cron, timezone, period)));
    const last =
      wallClock !== null && wallClock - period.offset >= period.start ? wallClock - period.offset : -Infinity;
    const mayBeMoved = last < period.start + MICROSECONDS_PER_DAY;
    const moved = mayBeMoved ? movedByLeap(cron, timezone, period) : null;
    const latest = Math.max(last, moved !== null && moved < until ? moved : -Infinity);
    if (latest !== -Infinity) return instantFromMicroseconds(latest);
    if (wallClock === null || period.start === -Infinity) return null;
    const nearMatch = until > period.start + MICROSECONDS_PER_DAY ? wallClock + MATCH_IS_WITHIN : period.start;
    until = Math.min(period.start, nearMatch);
  }
  return null;
}

function isInPeriod(cron: CronExpression, timezone: Timezone, period: OffsetPeriod, wallClock: number): boolean {
  const at = wallClock - period.offset;
  if (at < period.end - MICROSECONDS_PER_DAY) return true;
  return at < period.end && wallClock < wallClockLimit(cron, timezone, period);
}

/** Where the wall-clock times of a period stop counting: at its end, or where the next period begins to repeat them. */
function wallClockLimit(cron: CronExpression, timezone: Timezone, period: OffsetPeriod): number {
  if (period.end === Infinity) return Infinity;
  if (cron.coversEveryHour) return period.end + period.offset;
  return period.end + Math.min(period.offset, timezone.periodAt(period.end).offset);
}

/** The first matching time that the clock leapt over when the period began, moved forward by the leap. */
function movedByLeap(cron: CronExpression, timezone: Timezone, period: OffsetPeriod): number | null {
  if (period.start === -Infinity) return null;
  const before = timezone.periodAt(period.start - 1);
  if (before.offset >= period.offset) return null;
  const wallClock = nextMatch(cron, period.start + before.offset - 1);
  return wallClock !== null && wallClock < period.start + period.offset ? wallClock - before.offset : null;
}

/** In microseconds; a match is always a whole second. */
function nextMatch(cron: CronExpression, after: number): number | null {
  const match = nextWallClockMatch(cron, Math.floor(after / MICROSECONDS_PER_SECOND));
  return match === null ? null : match * MICROSECONDS_PER_SECOND;
}

function previousMatch(cron: CronExpression, before: number): number | null {
  const match = previousWallClockMatch(cron, Math.ceil(before / MICROSECONDS_PER_SECOND));
  return match === null ? null : match * MICROSECONDS_PER_SECOND;
}
