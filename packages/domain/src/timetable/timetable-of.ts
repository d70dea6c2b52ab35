import { invariant } from "../invariant.ts";
import type { SerializedSchedule } from "../serialized-dag/serialized-dag.ts";
import { createCronDataIntervalTimetable } from "./cron-data-interval-timetable.ts";
import { parseCronExpression } from "./cron-expression.ts";
import { readDelta } from "./delta.ts";
import { createDeltaDataIntervalTimetable } from "./delta-data-interval-timetable.ts";
import type { Timetable } from "./timetable.ts";
import { findTimezone } from "./timezone.ts";
import { UNSCHEDULED_TIMETABLE } from "./unscheduled-timetable.ts";

/**
 * The timetable of a schedule that was found valid when its Dag was loaded.
 *
 * Reads the cron expression anew at each call; a caller that asks often keeps the answer.
 */
export function timetableOf(schedule: SerializedSchedule): Timetable {
  switch (schedule.kind) {
    case "none":
      return UNSCHEDULED_TIMETABLE;
    case "cron": {
      const result = parseCronExpression(schedule.expression);
      invariant(result.kind === "cron", `The stored schedule "${schedule.expression}" cannot be read.`);
      const timezone = findTimezone(schedule.timezone);
      invariant(timezone !== null, `The stored time zone "${schedule.timezone}" is not known.`);
      return createCronDataIntervalTimetable({ expression: schedule.expression, cron: result.cron, timezone });
    }
    case "delta":
      return createDeltaDataIntervalTimetable(readDelta(schedule.delta));
  }
}
