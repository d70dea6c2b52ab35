import { type SerializedDelta, type SerializedSchedule, timetableOf } from "@baram/domain";
import * as schema from "../../http/schema.ts";

/** A length of time as three whole numbers. */
export const TimeDelta = schema.object("TimeDelta", {
  __type: schema.text(),
  days: schema.integer(),
  seconds: schema.integer(),
  microseconds: schema.integer(),
});

const SECONDS_PER_DAY = 86_400;

/** A length of time of so many seconds. */
export function representSeconds(seconds: number): schema.Described<typeof TimeDelta> {
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const rest = seconds - days * SECONDS_PER_DAY;
  const whole = Math.floor(rest);
  return { __type: "TimeDelta", days, seconds: whole, microseconds: Math.round((rest - whole) * 1_000_000) };
}

/** Months and years have no fixed length, so they stay apart. */
export const RelativeDelta = schema.object("RelativeDelta", {
  __type: schema.text(),
  years: schema.integer(),
  months: schema.integer(),
  days: schema.integer(),
  leapdays: schema.integer(),
  hours: schema.integer(),
  minutes: schema.integer(),
  seconds: schema.integer(),
  microseconds: schema.integer(),
});

/** A cron expression or a preset as it was written. */
export const CronExpression = schema.object("CronExpression", { __type: schema.text(), value: schema.text() });

/** What the author wrote as schedule. */
export const ScheduleInterval: schema.Schema<
  | schema.Described<typeof TimeDelta>
  | schema.Described<typeof RelativeDelta>
  | schema.Described<typeof CronExpression>
  | null
> = { anyOf: [TimeDelta, RelativeDelta, CronExpression, { type: "null" }] };

/** What the author wrote as schedule, in the words of the stable API. */
export function representSchedule(schedule: SerializedSchedule): schema.Described<typeof ScheduleInterval> {
  switch (schedule.kind) {
    case "none":
      return null;
    case "cron":
      return { __type: "CronExpression", value: schedule.written };
    case "delta":
      return representDelta(schedule.delta);
    case "once":
    case "continuous":
    case "cronTrigger":
    case "events":
    case "custom":
    case "assets":
    case "assetsOrTime":
      // Parity: what has no form of its own stands there as its summary does.
      return { __type: "CronExpression", value: timetableOf(schedule).summary };
  }
}

function representDelta(delta: SerializedDelta) {
  const { years = 0, months = 0, weeks = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0 } = delta;
  const days = (delta.days ?? 0) + weeks * 7;
  if (years === 0 && months === 0) {
    return representSeconds(days * SECONDS_PER_DAY + hours * 3600 + minutes * 60 + seconds + microseconds / 1_000_000);
  }
  return { __type: "RelativeDelta", years, months, days, leapdays: 0, hours, minutes, seconds, microseconds };
}
