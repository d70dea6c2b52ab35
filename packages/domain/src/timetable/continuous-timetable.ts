import { addSeconds, instantFromMicroseconds } from "../time/instant.ts";
import type { DagRunInfo, NextDagRunInput, Timetable } from "./timetable.ts";

/**
 * A run covers at least this. Without it, one that ends at once would be followed by the next as fast as the machine can,
 * for ever.
 */
const INTERVAL_SECONDS_MINIMUM = 1;

/** One run after the other, each covering the time since the last one. */
export const CONTINUOUS_TIMETABLE: Timetable = {
  summary: "@continuous",
  description: "As frequently as possible, but only one run at a time.",
  canBeScheduled: true,
  isPeriodic: false,
  activeRunsLimit: 1,
  nextDagRunInfo,
  inferManualDataInterval: (runAfter) => ({ start: runAfter, end: runAfter }),
  nextLogicalDate: () => null,
  previousLogicalDate: () => null,
};

function nextDagRunInfo({ lastAutomatedDataInterval, restriction, now }: NextDagRunInput): DagRunInfo | null {
  const { earliest, latest } = restriction;
  if (earliest === null) return null;
  const lastEnd = lastAutomatedDataInterval?.end ?? null;
  // Parity: an end that has not come yet belongs to a start date in the future, from which everything begins again.
  const isFirst = lastEnd === null || lastEnd > now;
  const start = isFirst ? earliest : lastEnd;
  const soonest = isFirst ? start : addSeconds(start, INTERVAL_SECONDS_MINIMUM);
  const end = instantFromMicroseconds(Math.max(soonest, now));
  if (latest !== null && end > latest) return null;
  return { logicalDate: start, dataInterval: { start, end }, runAfter: end };
}
