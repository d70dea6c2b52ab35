import type { JsonObject } from "../json.ts";
import { formatInstant, type Instant } from "../time/instant.ts";
import type { DataInterval } from "../timetable/data-interval.ts";
import { instantInTimezone } from "../timetable/instant-in-timezone.ts";

/** The task of another Dag that a marker stands for. */
export interface MarkedTask {
  readonly dagId: string;
  readonly taskId: string;
  readonly logicalDate: Instant;
}

/** What a marker's date may be made of without being rendered. */
interface RunDates {
  readonly logicalDate: Instant;
  readonly dataInterval: DataInterval;
}

const DATE_OF_RUN =
  /^\{\{-?\s*(?:(logical_date|execution_date|data_interval_start|data_interval_end)(?:\s*\.isoformat\(\))?|(ts)|(ds))\s*-?\}\}$/;

const TEMPLATE_MARK = /\{[{%#]/;

/** Whether the fields of a marker say what they mean without anything being rendered, so that nobody has to run it. */
export function isPlainMarker(fields: Readonly<Record<string, unknown>>): boolean {
  const { externalDagId, externalTaskId, logicalDate } = fields;
  return isPlainText(externalDagId) && isPlainText(externalTaskId) && isPlainDate(logicalDate);
}

function isPlainText(value: unknown): boolean {
  return typeof value === "string" && !TEMPLATE_MARK.test(value);
}

function isPlainDate(value: unknown): boolean {
  return typeof value === "string" && (DATE_OF_RUN.test(value.trim()) || !TEMPLATE_MARK.test(value));
}

/**
 * What a marker stands for in a run.
 *
 * @param fields as an attempt has rendered them or, where {@link isPlainMarker} holds, as they are written.
 * @returns a sentence where they name no task or no date.
 */
export function readMarkedTask(fields: JsonObject, run: RunDates): MarkedTask | string {
  const { externalDagId: dagId, externalTaskId: taskId, logicalDate: written } = fields;
  if (typeof dagId !== "string" || typeof taskId !== "string") return "it names no task of another Dag";
  const logicalDate = typeof written === "string" ? readDate(written.trim(), run) : null;
  if (logicalDate === null) return `its logical date is ${JSON.stringify(written)}; expected an ISO date and time`;
  return { dagId, taskId, logicalDate };
}

function readDate(written: string, { logicalDate, dataInterval }: RunDates): Instant | null {
  const match = DATE_OF_RUN.exec(written);
  if (match === null) return instantInTimezone(written, "UTC");
  const [, name, , ds] = match;
  if (name === "data_interval_start") return dataInterval.start;
  if (name === "data_interval_end") return dataInterval.end;
  return ds === undefined ? logicalDate : instantInTimezone(formatInstant(logicalDate).slice(0, 10), "UTC");
}
