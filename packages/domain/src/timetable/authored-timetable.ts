import type { SerializedCustomTimetable, SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";

/** The timetable of the author's own by which a Dag runs, alone or beside assets; `null` for any other schedule. */
export function authoredTimetableOf(schedule: SerializedSchedule): SerializedCustomTimetable | null {
  if (schedule.kind === "custom") return schedule;
  return schedule.kind === "assetsOrTime" && schedule.time.kind === "custom" ? schedule.time : null;
}
