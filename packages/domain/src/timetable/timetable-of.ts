import { invariant } from "../invariant.ts";
import type { SerializedCronTrigger, SerializedSchedule } from "../serialized-dag/serialized-schedule.ts";
import { createAssetOrTimeTimetable, createAssetTimetable } from "./asset-timetable.ts";
import { CONTINUOUS_TIMETABLE } from "./continuous-timetable.ts";
import { createCronDataIntervalTimetable } from "./cron-data-interval-timetable.ts";
import { parseCronExpression } from "./cron-expression.ts";
import { createCronTriggerTimetable } from "./cron-trigger-timetable.ts";
import { createCustomTimetable } from "./custom-timetable.ts";
import { readDelta } from "./delta.ts";
import { createDeltaDataIntervalTimetable } from "./delta-data-interval-timetable.ts";
import { createEventsTimetable } from "./events-timetable.ts";
import { ONCE_TIMETABLE } from "./once-timetable.ts";
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
    case "once":
      return ONCE_TIMETABLE;
    case "continuous":
      return CONTINUOUS_TIMETABLE;
    case "cron":
      return createCronDataIntervalTimetable(readCron(schedule));
    case "cronTrigger":
      return createCronTriggerTimetable({ ...readCron(schedule), interval: readDelta(schedule.interval ?? {}) });
    case "delta":
      return createDeltaDataIntervalTimetable(readDelta(schedule.delta));
    case "events":
      return createEventsTimetable(schedule);
    case "custom":
      return createCustomTimetable(schedule);
    case "assets":
      return createAssetTimetable(schedule.condition);
    case "assetsOrTime":
      return createAssetOrTimeTimetable(timetableOf(schedule.time));
  }
}

function readCron({ expression, timezone: name }: Pick<SerializedCronTrigger, "expression" | "timezone">) {
  const result = parseCronExpression(expression);
  invariant(result.kind === "cron", `The stored schedule "${expression}" cannot be read.`);
  const timezone = findTimezone(name);
  invariant(timezone !== null, `The stored time zone "${name}" is not known.`);
  return { expression, cron: result.cron, timezone };
}
