import type { Instant, Json } from "@baram/domain";
import { instantToDate } from "@baram/domain";

/** How much a line of an attempt's log matters. */
export type AttemptLogLevel = "debug" | "info" | "warning" | "error" | "critical";

/** Who wrote a line: author code by its logger, author code by printing, or Baram itself. */
export type AttemptLogSource = "task" | "stdout" | "stderr" | "baram";

/** One line of an attempt's log. Further fields stand beside these in the JSON. */
export interface AttemptLogLine {
  /** ISO 8601 in UTC, to the millisecond. */
  readonly timestamp: string;
  readonly level: AttemptLogLevel;
  /** May hold line feeds, as a stack trace does. */
  readonly message: string;
  readonly source: AttemptLogSource;
  readonly [field: string]: Json;
}

/** Longer messages are cut, so that one line can be read, sent and shown as a whole. */
const MESSAGE_LENGTH_MAXIMUM = 65_536;

/** Fields that take more room than this as JSON are left out. */
const FIELDS_LENGTH_MAXIMUM = 262_144;

/** Makes a line. Fields cannot replace the four that every line has. */
export function attemptLogLine(
  at: Instant,
  level: AttemptLogLevel,
  source: AttemptLogSource,
  message: string,
  fields?: Readonly<Record<string, Json>>,
): AttemptLogLine {
  const base = { timestamp: instantToDate(at).toISOString(), level, message: cut(message), source };
  return fields === undefined ? base : { ...base, ...fields, ...base };
}

/** One line of JSON with its line feed, as it stands in the log file. */
export function formatAttemptLogLine(line: AttemptLogLine): string {
  const text = JSON.stringify(line);
  if (text.length <= MESSAGE_LENGTH_MAXIMUM + FIELDS_LENGTH_MAXIMUM) return `${text}\n`;
  const { timestamp, level, message, source } = line;
  return `${JSON.stringify({ timestamp, level, message, source, fieldsLeftOut: true })}\n`;
}

/**
 * Reads one line of a log file, without its line feed.
 *
 * What is not a line of ours, the torn last line of a killed process for one, is shown as it stands: `timestamp` is
 * then empty.
 */
export function parseAttemptLogLine(text: string): AttemptLogLine {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isAttemptLogLine(parsed)) return parsed;
  } catch {
    // Falls through to the text itself.
  }
  return { timestamp: "", level: "info", message: text, source: "stdout" };
}

function isAttemptLogLine(value: unknown): value is AttemptLogLine {
  if (typeof value !== "object" || value === null) return false;
  const line = value as Partial<Record<string, unknown>>;
  return (
    typeof line["timestamp"] === "string" &&
    typeof line["level"] === "string" &&
    typeof line["message"] === "string" &&
    typeof line["source"] === "string"
  );
}

function cut(message: string): string {
  if (message.length <= MESSAGE_LENGTH_MAXIMUM) return message;
  return `${message.slice(0, MESSAGE_LENGTH_MAXIMUM)}… (${message.length - MESSAGE_LENGTH_MAXIMUM} more characters were cut)`;
}
