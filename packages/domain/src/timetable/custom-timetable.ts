import type { SerializedCustomTimetable } from "../serialized-dag/serialized-schedule.ts";
import type { Timetable } from "./timetable.ts";

/**
 * What can be said of an author's own timetable without its code: it names no run here, and a manual run covers its
 * moment. A runner, which has the code, is asked for the rest.
 */
export function createCustomTimetable({ summary, description }: SerializedCustomTimetable): Timetable {
  return {
    summary,
    description,
    canBeScheduled: true,
    isPeriodic: true,
    activeRunsLimit: null,
    nextDagRunInfo: () => null,
    inferManualDataInterval: (runAfter) => ({ start: runAfter, end: runAfter }),
    nextLogicalDate: () => null,
    previousLogicalDate: () => null,
  };
}
