import {
  type Instant,
  instantFromDate,
  instantInTimezone,
  isValidTimezone,
  parseCronSchedule,
  parseDeltaSchedule,
  type SerializedSchedule,
} from "@baram/domain";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import { invalidOption } from "../options/option-reader.ts";

/** Reads what the author wrote as `schedule`. */
export function readSchedule(dag: DagState): SerializedSchedule {
  const place = { dagId: dag.dagId, taskId: null };
  const { schedule, timezone, startDate } = dag.settings;
  checkTimezone(place, timezone);
  if (schedule === null) return { kind: "none" };
  if (schedule === undefined) {
    // Parity: a Dag with a start date and no word about its schedule runs daily.
    const hasStart = (startDate ?? dag.defaultArgs.startDate) !== undefined;
    return hasStart ? { kind: "delta", delta: { days: 1 } } : { kind: "none" };
  }
  if (typeof schedule === "string") return accepted(place, parseCronSchedule(schedule, timezone));
  if (typeof schedule === "object" && "cron" in schedule && typeof schedule.cron === "string") {
    return accepted(place, parseCronSchedule(schedule.cron, schedule.timezone ?? timezone));
  }
  if (typeof schedule === "object" && "delta" in schedule) return accepted(place, parseDeltaSchedule(schedule.delta));
  throw invalidOption(
    place,
    "schedule",
    schedule,
    'cron text, a preset such as "@daily", { cron, timezone }, every({ … }) or null',
  );
}

/** Reads a date option; a text without a zone means the Dag's time zone. `null` when it was not given. */
export function readDate(
  place: DagPlace,
  name: "startDate" | "endDate",
  written: unknown,
  timezone: string,
): Instant | null {
  if (written === undefined) return null;
  const read = parseDate(written, timezone);
  if (read !== null) return read;
  throw invalidOption(
    place,
    name,
    written,
    'an ISO date such as "2026-11-06" or "2026-11-06T09:00:00+09:00", or a Date',
  );
}

function parseDate(written: unknown, timezone: string): Instant | null {
  if (typeof written === "string") return instantInTimezone(written, timezone);
  if (!(written instanceof Date) || Number.isNaN(written.getTime())) return null;
  return instantFromDate(written);
}

function checkTimezone(place: DagPlace, timezone: string): void {
  if (isValidTimezone(timezone)) return;
  throw invalidOption(
    place,
    "timezone",
    timezone,
    "an IANA zone such as Europe/Amsterdam, or an offset such as +02:00",
  );
}

function accepted(place: DagPlace, result: ReturnType<typeof parseCronSchedule>): SerializedSchedule {
  if (result.kind === "schedule") return result.schedule;
  throw new InvalidOptionError(place, result.message);
}
