import type { Timetable } from "./timetable.ts";

/** A Dag without a schedule: it runs only when somebody or something triggers it. */
export const UNSCHEDULED_TIMETABLE: Timetable = {
  summary: "None",
  description: "Never, external triggers only",
  canBeScheduled: false,
  isPeriodic: false,
  activeRunsLimit: null,
  nextDagRunInfo: () => null,
  inferManualDataInterval: (runAfter) => ({ start: runAfter, end: runAfter }),
  nextLogicalDate: () => null,
  previousLogicalDate: () => null,
};
