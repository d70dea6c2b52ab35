import type { DagRunInfo, NextDagRunInput, Timetable } from "./timetable.ts";

/** One run at the start date. */
export const ONCE_TIMETABLE: Timetable = {
  summary: "@once",
  description: "Once, as soon as possible",
  canBeScheduled: true,
  isPeriodic: false,
  activeRunsLimit: null,
  nextDagRunInfo,
  inferManualDataInterval: (runAfter) => ({ start: runAfter, end: runAfter }),
  nextLogicalDate: () => null,
  previousLogicalDate: () => null,
};

function nextDagRunInfo({ lastAutomatedDataInterval, restriction }: NextDagRunInput): DagRunInfo | null {
  const { earliest: at, latest } = restriction;
  if (lastAutomatedDataInterval !== null || at === null || (latest !== null && at > latest)) return null;
  return { logicalDate: at, dataInterval: { start: at, end: at }, runAfter: at };
}
