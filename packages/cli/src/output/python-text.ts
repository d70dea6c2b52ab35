import type { Json } from "@baram/domain";

/**
 * A value as Python prints it inside a list or an object: `{'k': [1, True, None]}`.
 *
 * Parity: tables and plain rows show nested values this way.
 */
function pythonText(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(pythonText).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${quoted(key)}: ${pythonText(item)}`)
    .join(", ")}}`;
}

/** A scalar by itself: a text stays as it is. */
export function scalarText(value: Json): string {
  return typeof value === "string" ? value : pythonText(value);
}

/** Python prefers single quotes, and takes double ones where that saves escapes. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replaceAll(quote, `\\${quote}`);
  return quote + escaped + quote;
}
