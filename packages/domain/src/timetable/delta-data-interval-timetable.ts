import type { Instant } from "../time/instant.ts";
import { instantFromMicroseconds } from "../time/instant.ts";
import type { Delta } from "./delta.ts";
import { addDelta, nominalMicroseconds, summarizeDelta } from "./delta.ts";
import type { DagRunInfo, NextDagRunInput, Timetable } from "./timetable.ts";

/**
 * Runs cover a fixed length of time after one another, counted from the start date or the end of the last run.
 *
 * Parity: nothing is aligned to the clock, and time passes in UTC, so that a daily delta drifts by an hour of wall-clock
 * time where the clocks change.
 */
export function createDeltaDataIntervalTimetable(delta: Delta): Timetable {
  return {
    summary: summarizeDelta(delta),
    description: "",
    canBeScheduled: true,
    isPeriodic: true,
    activeRunsLimit: null,
    nextDagRunInfo: (input) => nextDagRunInfo(delta, input),
    inferManualDataInterval: (runAfter) => ({ start: addDelta(runAfter, delta, -1), end: runAfter }),
    nextLogicalDate: (dataInterval) => dataInterval.end,
    previousLogicalDate: (logicalDate) => addDelta(logicalDate, delta, -1),
  };
}

function nextDagRunInfo(delta: Delta, input: NextDagRunInput): DagRunInfo | null {
  const { earliest, latest, catchup } = input.restriction;
  const bound = catchup ? earliest : latestStart(delta, earliest, input.now);
  const start = latestOf(input.lastAutomatedDataInterval?.end ?? null, bound);
  if (start === null || (latest !== null && start > latest)) return null;
  const end = addDelta(start, delta, 1);
  return { logicalDate: start, dataInterval: { start, end }, runAfter: end };
}

/** Parity: the latest complete interval is one of those counted from 1970, whatever the start date's phase. */
function latestStart(delta: Delta, earliest: Instant | null, now: Instant): Instant | null {
  const length = nominalMicroseconds(delta);
  const rounded = instantFromMicroseconds(Math.floor(now / length) * length);
  return latestOf(earliest, addDelta(rounded, delta, -1));
}

function latestOf(left: Instant | null, right: Instant | null): Instant | null {
  if (left === null || right === null) return left ?? right;
  return instantFromMicroseconds(Math.max(left, right));
}
