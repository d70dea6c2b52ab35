import type { Json } from "@baram/domain";
import { stringify } from "yaml";
import { formatTable } from "./format-table.ts";
import type { OutputFormat } from "./output-format.ts";
import { scalarText } from "./python-text.ts";

/** One row of output, its columns in order. */
export type Row = Readonly<Record<string, Json>>;

/** How wide a table is where no terminal says so. Parity: Airflow's width without a terminal. */
const WIDTH_WITHOUT_TERMINAL = 200;

/**
 * Prints rows as Airflow does, with a line feed at the end.
 *
 * Parity: in every format numbers and booleans become text (`"5"`, `"True"`); null stays null in JSON and YAML, reads
 * `None` in a table and is blank in plain rows.
 */
export function formatRows(rows: readonly Row[], format: OutputFormat, columns: number | null): string {
  switch (format) {
    case "json":
      return `${JSON.stringify(rows.map(asTexts))}\n`;
    case "yaml":
      // The quoting of version 1.1, which Python's reader keeps to: an unquoted date would become one.
      return stringify(rows.map(asTexts), { sortMapEntries: true, schema: "yaml-1.1", lineWidth: 0 });
    case "table":
      return formatCells(rows, tableCell, (cells) => formatTable(cells, columns ?? WIDTH_WITHOUT_TERMINAL));
    case "plain":
      return formatCells(rows, plainCell, formatPlain);
  }
}

function formatCells(
  rows: readonly Row[],
  cellText: (value: Json) => string,
  format: (lines: readonly (readonly string[])[]) => string,
): string {
  const [first] = rows;
  if (first === undefined) return "No data found\n";
  const names = Object.keys(first);
  return format([names, ...rows.map((row) => names.map((name) => cellText(row[name] ?? null)))]);
}

/** Scalars become text; lists and objects stay, with their leaves turned into text. */
function asTexts(value: Json): Json {
  if (value === null) return null;
  if (Array.isArray(value)) return (value as readonly Json[]).map(asTexts);
  if (typeof value !== "object") return scalarText(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asTexts(item)]));
}

function tableCell(value: Json): string {
  return Array.isArray(value) ? (value as readonly Json[]).map(tableCell).join(",") : scalarText(value);
}

function plainCell(value: Json): string {
  return value === null ? "" : scalarText(asTexts(value));
}

function formatPlain(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const texts = lines.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return texts.map((text) => `${text.trimEnd()}\n`).join("");
}
