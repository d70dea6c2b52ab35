import type {
  SerializedCronSchedule,
  SerializedDelta,
  SerializedTimeSchedule,
} from "../serialized-dag/serialized-schedule.ts";
import { parseCronExpression } from "./cron-expression.ts";
import { isPositive, readDelta, summarizeDelta } from "./delta.ts";
import { replacePreset } from "./presets.ts";
import { isValidTimezone } from "./timezone.ts";

/** A schedule an author wrote, understood or refused with a sentence for the author. */
export type ScheduleResult<Schedule extends SerializedTimeSchedule = SerializedTimeSchedule> =
  | { readonly kind: "schedule"; readonly schedule: Schedule }
  | { readonly kind: "refused"; readonly message: string };

/** Reads a cron expression or a preset such as `@daily`. */
export function parseCronSchedule(written: string, timezone: string): ScheduleResult<SerializedCronSchedule> {
  if (!isValidTimezone(timezone)) {
    const message = `The time zone "${timezone}" is not known. Write an IANA zone such as Europe/Amsterdam, or an offset such as +02:00.`;
    return { kind: "refused", message };
  }
  const expression = replacePreset(written);
  const result = parseCronExpression(expression);
  if (result.kind === "refused") return result;
  return { kind: "schedule", schedule: { kind: "cron", expression, timezone, written } };
}

/** Reads a length of time between runs, which must be longer than nothing. */
export function parseDeltaSchedule(delta: SerializedDelta): ScheduleResult {
  const read = readDelta(delta);
  if (isPositive(read)) return { kind: "schedule", schedule: { kind: "delta", delta } };
  const message = `A schedule must be a positive length of time with whole months, not ${summarizeDelta(read)}.`;
  return { kind: "refused", message };
}
