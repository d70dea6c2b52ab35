import type { JsonValue, LogEntry } from "../../api/ui-shapes.ts";

/** The levels by which a log is filtered. */
export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;

/** A level by which a log is filtered. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A stretch of a log that its author put under a title. */
export interface LogGroup {
  readonly title: string;
  /** The index of the row of its title. */
  readonly start: number;
  /** How many rows follow the title. */
  rowCount: number;
  /** How long it took, in seconds; `null` while it is open. */
  seconds: number | null;
  hasError: boolean;
}

/** One line on the screen. An entry of several lines gives several rows, which belong together. */
export interface LogRow {
  /** From 1; what a link to a line names. */
  readonly number: number;
  readonly kind: "entry" | "continuation" | "group";
  readonly timestamp: string | null;
  readonly level: LogLevel;
  /** With the terminal's color codes. */
  readonly text: string;
  /** Without them, for search and widths. */
  readonly plain: string;
  /** The group that it is in; of a title its own. */
  readonly group: LogGroup | null;
}

const LEVEL_OF: Readonly<Record<string, LogLevel>> = {
  critical: "error",
  fatal: "error",
  error: "error",
  exception: "error",
  warning: "warn",
  warn: "warn",
  debug: "debug",
  trace: "debug",
  notset: "debug",
};

const KNOWN_FIELDS = new Set(["timestamp", "level", "message", "source", "event", "logger"]);
const GROUP_START = "::group::";
const GROUP_END = "::endgroup::";
/** Colors, and whatever else a program tells a terminal. */
const TERMINAL_CODE = /\u001b(?:\[[0-9;?]*[A-Za-z]|\][^\u0007\u001b]*(?:\u0007|\u001b\\))/g;

function plainOf(text: string): string {
  return text.includes("\u001b") ? text.replace(TERMINAL_CODE, "") : text;
}

function fieldText(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The author's own fields, as `name=value` behind the message. */
function fieldsText(entry: LogEntry): string {
  return Object.entries(entry)
    .filter(([name, value]) => !KNOWN_FIELDS.has(name) && value !== undefined && value !== null)
    .map(([name, value]) => ` ${name}=\u001b[32m${fieldText(value)}\u001b[39m`)
    .join("");
}

/** A log as rows, growing at its end. */
export class LogRows {
  readonly rows: LogRow[] = [];
  readonly groups: LogGroup[] = [];
  readonly counts: Record<LogLevel, number> = { error: 0, warn: 0, info: 0, debug: 0 };
  readonly errorNumbers: number[] = [];
  #openGroup: LogGroup | null = null;
  #openedAt: string | null = null;

  /** Adds what was read next. */
  append(entries: readonly LogEntry[]): void {
    for (const entry of entries) this.#appendEntry(entry);
  }

  #appendEntry(entry: LogEntry): void {
    const message = String(entry.message);
    if (message.startsWith(GROUP_END)) this.#closeGroup(entry.timestamp);
    else if (message.startsWith(GROUP_START)) this.#openGroupWith(message.slice(GROUP_START.length), entry);
    else this.#appendMessage(message + fieldsText(entry), entry);
  }

  #appendMessage(message: string, entry: LogEntry): void {
    const level = LEVEL_OF[String(entry.level).toLowerCase()] ?? "info";
    this.counts[level] += 1;
    if (level === "error") {
      this.errorNumbers.push(this.rows.length + 1);
      if (this.#openGroup !== null) this.#openGroup.hasError = true;
    }
    for (const [index, text] of message
      .replace(/\r?\n$/, "")
      .split(/\r?\n/)
      .entries()) {
      this.#push({ kind: index === 0 ? "entry" : "continuation", timestamp: entry.timestamp, level, text });
    }
  }

  #openGroupWith(title: string, entry: LogEntry): void {
    this.#closeGroup(entry.timestamp);
    const group = { title: plainOf(title), start: this.rows.length, rowCount: 0, seconds: null, hasError: false };
    this.groups.push(group);
    this.#openGroup = group;
    this.#openedAt = entry.timestamp;
    this.#push({ kind: "group", timestamp: entry.timestamp, level: "info", text: title });
  }

  #closeGroup(at: string | null): void {
    const group = this.#openGroup;
    if (group === null) return;
    const isTimed = at !== null && this.#openedAt !== null;
    group.seconds = isTimed ? (Date.parse(at) - Date.parse(this.#openedAt ?? at)) / 1000 : 0;
    this.#openGroup = null;
  }

  #push(row: Pick<LogRow, "kind" | "timestamp" | "level" | "text">): void {
    const group = this.#openGroup;
    if (group !== null && row.kind !== "group") group.rowCount += 1;
    this.rows.push({ ...row, number: this.rows.length + 1, plain: plainOf(row.text), group });
  }
}
