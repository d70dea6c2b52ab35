import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import { alignDown, alignUp, type CronBoundaries, createCronBoundaries } from "./cron-boundaries.ts";
import type { CronExpression } from "./cron-expression.ts";
import { addDelta, type Delta } from "./delta.ts";
import { describeCron } from "./describe-schedule.ts";
import type { NextDagRunInput, Timetable } from "./timetable.ts";
import type { Timezone } from "./timezone.ts";

/** Runs at the cron moments themselves; each covers the interval that ends there. */
export function createCronTriggerTimetable(schedule: {
  readonly expression: string;
  readonly cron: CronExpression;
  readonly timezone: Timezone;
  readonly interval: Delta;
}): Timetable {
  const boundaries = createCronBoundaries(schedule.cron, schedule.timezone);
  const intervalUntil = (end: Instant) => ({ start: addDelta(end, schedule.interval, -1), end });
  return {
    summary: schedule.expression,
    get description() {
      return describeCron(schedule.expression, "en");
    },
    canBeScheduled: true,
    isPeriodic: true,
    activeRunsLimit: null,
    nextDagRunInfo: (input) => {
      const end = nextMoment(boundaries, input);
      if (end === null || (input.restriction.latest !== null && end > input.restriction.latest)) return null;
      const dataInterval = intervalUntil(end);
      return { logicalDate: dataInterval.start, dataInterval, runAfter: end };
    },
    inferManualDataInterval: intervalUntil,
    nextLogicalDate: ({ end }) => {
      const next = boundaries.next(end);
      return next === null ? null : intervalUntil(next).start;
    },
    previousLogicalDate: () => null,
  };
}

/** Without catchup: the latest moment that has come, unless the last run or the start date lies behind it. */
function nextMoment(
  boundaries: CronBoundaries,
  { lastAutomatedDataInterval, restriction, now }: NextDagRunInput,
): Instant | null {
  const { earliest, catchup } = restriction;
  const afterLast = lastAutomatedDataInterval === null ? null : boundaries.next(lastAutomatedDataInterval.end);
  if (lastAutomatedDataInterval !== null && afterLast === null) return null;
  if (catchup) return afterLast ?? (earliest === null ? null : alignUp(boundaries, earliest));
  const candidates = [alignDown(boundaries, now)];
  if (afterLast !== null) candidates.push(afterLast);
  if (earliest !== null) candidates.push(alignUp(boundaries, earliest));
  return candidates.reduce<Instant | null>(
    (latest, each) => (latest === null || each === null ? null : instantFromMicroseconds(Math.max(latest, each))),
    instantFromMicroseconds(-Infinity),
  );
}
