import { inspect } from "node:util";
import { type Instant, instantToDate } from "@baram/domain";

/** One line of a process's own log. */
export interface LogLine {
  readonly at: Instant;
  readonly level: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A line for people: the time, the level, the sentence, its fields, and the stack of an error below. */
export function formatLogLine({ at, level, message, fields }: LogLine): string {
  const time = instantToDate(at).toISOString().slice(11, 23);
  const stacks: string[] = [];
  const shown = Object.entries(fields).map(([name, value]) => {
    const stack = stackOf(value);
    if (stack === null) return `${name}=${fieldText(value)}`;
    stacks.push(`\n${stack}`);
    return "";
  });
  const parts = [time, level.toUpperCase().padEnd(5), message, ...shown.filter((text) => text !== "")];
  return `${parts.join(" ")}${stacks.join("")}\n`;
}

function stackOf(value: unknown): string | null {
  if (value instanceof Error) return inspect(value);
  // An error that went through the logger's serializer.
  if (typeof value !== "object" || value === null || !("stack" in value)) return null;
  return typeof value.stack === "string" ? value.stack : null;
}

function fieldText(value: unknown): string {
  if (typeof value === "string") return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value);
  return JSON.stringify(value) ?? String(value);
}
