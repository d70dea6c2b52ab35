import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import { alignDown, alignUp, type CronBoundaries, createCronBoundaries } from "./cron-boundaries.ts";
import type { CronExpression } from "./cron-expression.ts";
import type { DataInterval } from "./data-interval.ts";
import { describeCron } from "./describe-schedule.ts";
import type { DagRunInfo, NextDagRunInput, Timetable, TimetableRestriction } from "./timetable.ts";
import type { Timezone } from "./timezone.ts";

const UNRESTRICTED: TimetableRestriction = { earliest: null, latest: null, catchup: true };

/** Runs cover the time from one cron moment to the next, and are created when that time is over. */
export function createCronDataIntervalTimetable(schedule: {
  readonly expression: string;
  readonly cron: CronExpression;
  readonly timezone: Timezone;
}): Timetable {
  const boundaries = createCronBoundaries(schedule.cron, schedule.timezone);
  return {
    summary: schedule.expression,
    get description() {
      return describeCron(schedule.expression, "en");
    },
    canBeScheduled: true,
    isPeriodic: true,
    activeRunsLimit: null,
    nextDagRunInfo: (input) => nextDagRunInfo(boundaries, input),
    inferManualDataInterval: (runAfter) => latestCompleteInterval(boundaries, runAfter),
    nextLogicalDate: (dataInterval) => {
      const input = { lastAutomatedDataInterval: dataInterval, restriction: UNRESTRICTED, now: dataInterval.end };
      return nextDagRunInfo(boundaries, input)?.logicalDate ?? null;
    },
    previousLogicalDate: (logicalDate) => boundaries.previous(logicalDate),
  };
}

function nextDagRunInfo(boundaries: CronBoundaries, input: NextDagRunInput): DagRunInfo | null {
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
  boundaries: CronBoundaries,
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
function latestCompleteStart(boundaries: CronBoundaries, now: Instant): Instant | null {
  const last = boundaries.previous(now);
  const next = last === null ? null : boundaries.next(last);
  if (last === null || next === null) return null;
  return next === now ? last : boundaries.previous(last);
}

/** An empty interval at the moment itself where no interval was ever complete: a manual run needs one all the same. */
function latestCompleteInterval(boundaries: CronBoundaries, at: Instant): DataInterval {
  const end = alignDown(boundaries, at);
  const start = end === null ? null : boundaries.previous(end);
  return start === null || end === null ? { start: at, end: at } : { start, end };
}

function later(alignedEnd: Instant | null, earliest: Instant | null): Instant | null {
  return alignedEnd === null || earliest === null
    ? alignedEnd
    : instantFromMicroseconds(Math.max(alignedEnd, earliest));
}
