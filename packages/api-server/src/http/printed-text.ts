import type { Json } from "@baram/domain";

/**
 * A JSON value as Airflow prints it: `{'rows': [1, None]}`.
 *
 * Parity: refusals quote values this way, and an XCom that is asked for as text comes this way.
 */
export function printedText(value: Json): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return printedNumber(value);
  if (typeof value === "string") return printedString(value);
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(printedText).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${printedString(key)}: ${printedText(item)}`);
  return `{${entries.join(", ")}}`;
}

/** Like {@link printedText}, but a text stays as it is. */
export function shownText(value: Json): string {
  return typeof value === "string" ? value : printedText(value);
}

function printedNumber(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? String(BigInt(value)) : `${value}`;
  return String(value).replace(/e([+-])(\d)$/, "e$10$2");
}

function printedString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let printed = "";
  for (const character of value) printed += printedCharacter(character, quote);
  return quote + printed + quote;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function printedCharacter(character: string, quote: string): string {
  if (character === quote) return `\\${quote}`;
  const escape = ESCAPES[character];
  if (escape !== undefined) return escape;
  const code = character.codePointAt(0) ?? 0;
  return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, "0")}` : character;
}
