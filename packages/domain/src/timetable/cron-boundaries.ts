import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import type { CronExpression } from "./cron-expression.ts";
import { type CronSchedule, createCronSchedule } from "./cron-schedule.ts";
import type { Timezone } from "./timezone.ts";

/** The moments of a cron expression, to which dates are aligned. */
export interface CronBoundaries extends CronSchedule {
  /** Whether a year column lets the boundaries begin and end. */
  readonly hasEnds: boolean;
}

/** The moments of a cron expression in a time zone, as boundaries. */
export function createCronBoundaries(cron: CronExpression, timezone: Timezone): CronBoundaries {
  return { ...createCronSchedule(cron, timezone), hasEnds: cron.years !== null };
}

/**
 * The first boundary at or after a moment.
 *
 * Parity: where a year column gives the boundaries a first and a last, a moment before the first or at the last has none.
 */
export function alignUp(boundaries: CronBoundaries, at: Instant): Instant | null {
  const aligned = boundaries.next(instantFromMicroseconds(at - 1));
  if (aligned === null || !boundaries.hasEnds) return aligned;
  const neighbour = aligned === at ? boundaries.next(at) : boundaries.previous(aligned);
  return neighbour === null ? null : aligned;
}

/** The last boundary at or before a moment, with the same limits at the ends. */
export function alignDown(boundaries: CronBoundaries, at: Instant): Instant | null {
  const aligned = boundaries.previous(instantFromMicroseconds(at + 1));
  if (aligned === null || !boundaries.hasEnds) return aligned;
  const neighbour = aligned === at ? boundaries.previous(at) : boundaries.next(aligned);
  return neighbour === null ? null : aligned;
}
