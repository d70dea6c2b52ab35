import { type Instant, instantFromMicroseconds } from "../time/instant.ts";
import type { DagRunInfo, NextDagRunInput, Timetable } from "./timetable.ts";

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
  const start = startAfter(lastAutomatedDataInterval?.end ?? null, { earliest, now });
  const end = instantFromMicroseconds(Math.max(start, now));
  if (latest !== null && end > latest) return null;
  return { logicalDate: start, dataInterval: { start, end }, runAfter: end };
}

function startAfter(
  lastEnd: Instant | null,
  { earliest, now }: { readonly earliest: Instant; readonly now: Instant },
): Instant {
  // Parity: an end that has not come yet belongs to a start date in the future, from which everything begins again.
  return lastEnd === null || lastEnd > now ? earliest : lastEnd;
}
