import {
  isValidTimezone,
  parseCronSchedule,
  parseDeltaSchedule,
  type ScheduleResult,
  type SerializedAssetCondition,
  type SerializedDelta,
  type SerializedSchedule,
  type SerializedTimeSchedule,
} from "@baram/domain";
import { AssetsTogether, isAssetCondition, serializeAssetCondition } from "../asset/asset-condition.ts";
import { authorDefaults } from "../dag/author-defaults.ts";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import type { DagState } from "../dag/dag-state.ts";
import { invalidOption } from "../options/option-reader.ts";
import { readDate } from "./read-date.ts";
import { isTimetable, serializeTimetable } from "./timetable.ts";

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
  const written: unknown = schedule;
  if (isTimetable(written)) return serializeTimetable(written);
  const read = readAssetSchedule(place, written, timezone) ?? readTimeSchedule(place, written, timezone);
  if (read !== null) return read;
  throw invalidOption(place, "schedule", schedule, SCHEDULE_FORM);
}

const SCHEDULE_FORM =
  'cron text, a preset such as "@daily", { cron, timezone }, cronTrigger(…), every({ … }), atDates([…]), assets or null';

function readAssetSchedule(place: DagPlace, written: unknown, timezone: string): SerializedSchedule | null {
  const condition = readCondition(written);
  if (condition !== null) return { kind: "assets", condition };
  if (!isRecord(written) || !("assets" in written) || !("timetable" in written)) return null;
  const assets = readCondition(written["assets"]);
  const timetable: unknown = written["timetable"];
  const time = isTimetable(timetable) ? serializeTimetable(timetable) : readTimeSchedule(place, timetable, timezone);
  if (assets !== null && time !== null) return { kind: "assetsOrTime", condition: assets, time };
  throw invalidOption(
    place,
    "schedule",
    written,
    "assetOrTime({ assets, timetable }), the timetable being one of time or of your own",
  );
}

/** Parity: a list means all of them. `null` for what is no condition. */
function readCondition(written: unknown): SerializedAssetCondition | null {
  if (isAssetCondition(written)) return serializeAssetCondition(written);
  if (!Array.isArray(written) || !written.every(isAssetCondition)) return null;
  return serializeAssetCondition(new AssetsTogether("all", written));
}

function readTimeSchedule(place: DagPlace, written: unknown, timezone: string): SerializedTimeSchedule | null {
  if (written === "@once") return { kind: "once" };
  if (written === "@continuous") return { kind: "continuous" };
  if (typeof written === "string") return readCronText(place, written, timezone);
  if (!isRecord(written)) return null;
  const zone = typeof written["timezone"] === "string" ? written["timezone"] : timezone;
  if (typeof written["cron"] === "string") return accepted(place, parseCronSchedule(written["cron"], zone));
  if (isRecord(written["delta"])) return accepted(place, parseDeltaSchedule(written["delta"]));
  if (typeof written["cronTrigger"] === "string") {
    const cron = accepted(place, parseCronSchedule(written["cronTrigger"], zone));
    return { ...cron, kind: "cronTrigger", interval: readInterval(place, written["interval"]) };
  }
  return Array.isArray(written["dates"]) ? readEvents(place, written, timezone) : null;
}

/** Parity: the installation says what the runs of a text cover. A schedule that is written as an object says so itself. */
function readCronText(place: DagPlace, written: string, timezone: string): SerializedTimeSchedule {
  const cron = accepted(place, parseCronSchedule(written, timezone));
  return authorDefaults().hasCronDataIntervals ? cron : { ...cron, kind: "cronTrigger", interval: null };
}

/** Any length of time will do, also one that is negative or none. */
function readInterval(place: DagPlace, written: unknown): SerializedDelta | null {
  if (written === undefined) return null;
  if (isRecord(written) && Object.values(written).every((part) => typeof part === "number")) return written;
  throw invalidOption(place, "interval", written, "a length of time such as { days: 1 }");
}

function readEvents(place: DagPlace, written: Readonly<Record<string, unknown>>, timezone: string) {
  const { dates, restrictToEvents, description } = written;
  const moments = (dates as readonly unknown[]).map((date) => readDate(place, "dates", date ?? null, timezone));
  return {
    kind: "events",
    dates: [...new Set(moments)].filter((at) => at !== null).toSorted((one, other) => one - other),
    restrictToEvents: restrictToEvents === true,
    description: typeof description === "string" ? description : null,
  } as const;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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

function accepted<Accepted extends SerializedTimeSchedule>(
  place: DagPlace,
  result: ScheduleResult<Accepted>,
): Accepted {
  if (result.kind === "schedule") return result.schedule;
  throw new InvalidOptionError(place, result.message);
}
