import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import type { CronExpression } from "./cron-expression.ts";
import type { CronSchedule } from "./cron-schedule.ts";
import { createCronSchedule } from "./cron-schedule.ts";
import type { DataInterval } from "./data-interval.ts";
import { describeCron } from "./describe-schedule.ts";
import type { DagRunInfo, Timetable, TimetableRestriction } from "./timetable.ts";
import type { Timezone } from "./timezone.ts";

const UNRESTRICTED: TimetableRestriction = { earliest: null, latest: null, catchup: true };

/** Runs cover the time from one cron moment to the next, and are created when that time is over. */
export function createCronDataIntervalTimetable(schedule: {
  readonly expression: string;
  readonly cron: CronExpression;
  readonly timezone: Timezone;
}): Timetable {
  const moments = createCronSchedule(schedule.cron, schedule.timezone);
  const boundaries: Boundaries = { ...moments, hasEnds: schedule.cron.years !== null };
  return {
    summary: schedule.expression,
    get description() {
      return describeCron(schedule.expression, "en");
    },
    canBeScheduled: true,
    nextDagRunInfo: (input) => nextDagRunInfo(boundaries, input),
    inferManualDataInterval: (runAfter) => latestCompleteInterval(boundaries, runAfter),
    nextLogicalDate: (dataInterval) => {
      const input = { lastAutomatedDataInterval: dataInterval, restriction: UNRESTRICTED, now: dataInterval.end };
      return nextDagRunInfo(boundaries, input)?.logicalDate ?? null;
    },
    previousLogicalDate: (logicalDate) => boundaries.previous(logicalDate),
  };
}

interface Boundaries extends CronSchedule {
  /** Whether a year column lets the boundaries begin and end. */
  readonly hasEnds: boolean;
}

function nextDagRunInfo(
  boundaries: Boundaries,
  input: {
    readonly lastAutomatedDataInterval: DataInterval | null;
    readonly restriction: TimetableRestriction;
    readonly now: Instant;
  },
): DagRunInfo | null {
  const { lastAutomatedDataInterval, restriction } = input;
  const earliest = earliestStart(boundaries, restriction, input.now);
  if (earliest === "never") return null;
  const start = lastAutomatedDataInterval
    ? later(alignDown(boundaries, lastAutomatedDataInterval.end), earliest)
    : earliest;
  if (start === null || (restriction.latest !== null && start > restriction.latest)) return null;
  const end = boundaries.next(start);
  return end === null ? null : { logicalDate: start, dataInterval: { start, end }, runAfter: end };
}

/** `null` sets no bound; `never` means that the boundaries do not reach that far. */
function earliestStart(
  boundaries: Boundaries,
  { earliest, catchup }: TimetableRestriction,
  now: Instant,
): Instant | null | "never" {
  const aligned = earliest === null ? null : (alignUp(boundaries, earliest) ?? "never");
  if (catchup || aligned === "never") return aligned;
  const latest = latestCompleteStart(boundaries, now);
  if (latest === null) return "never";
  return aligned === null ? latest : instantFromMicroseconds(Math.max(latest, aligned));
}

/** Without catchup: the start of the latest interval that is over; exactly on a boundary, of the one that ends there. */
function latestCompleteStart(boundaries: Boundaries, now: Instant): Instant | null {
  const last = boundaries.previous(now);
  const next = last === null ? null : boundaries.next(last);
  if (last === null || next === null) return null;
  return next === now ? last : boundaries.previous(last);
}

/** An empty interval at the moment itself where no interval was ever complete: a manual run needs one all the same. */
function latestCompleteInterval(boundaries: Boundaries, at: Instant): DataInterval {
  const end = alignDown(boundaries, at);
  const start = end === null ? null : boundaries.previous(end);
  return start === null || end === null ? { start: at, end: at } : { start, end };
}

/**
 * The first boundary at or after a moment.
 *
 * Parity: where a year column gives the boundaries a first and a last, a moment before the first or at the last has none.
 */
function alignUp(boundaries: Boundaries, at: Instant): Instant | null {
  const aligned = boundaries.next(instantFromMicroseconds(at - 1));
  if (aligned === null || !boundaries.hasEnds) return aligned;
  const neighbour = aligned === at ? boundaries.next(at) : boundaries.previous(aligned);
  return neighbour === null ? null : aligned;
}

/** The last boundary at or before a moment, with the same limits at the ends. */
function alignDown(boundaries: Boundaries, at: Instant): Instant | null {
  const aligned = boundaries.previous(instantFromMicroseconds(at + 1));
  if (aligned === null || !boundaries.hasEnds) return aligned;
  const neighbour = aligned === at ? boundaries.previous(at) : boundaries.next(aligned);
  return neighbour === null ? null : aligned;
}

function later(alignedEnd: Instant | null, earliest: Instant | null): Instant | null {
  return alignedEnd === null || earliest === null
    ? alignedEnd
    : instantFromMicroseconds(Math.max(alignedEnd, earliest));
}
