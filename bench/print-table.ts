import type { ResultRow } from "./result-row.ts";

const HEAD = [
  "metric",
  "database",
  "median",
  "min",
  "max",
  "unit",
  "CPU s/task",
  "commits/task",
  "to raw",
  "budget",
  "stretch",
] as const;

/** The rows as a table of text, one line each. */
export function printTable(rows: readonly ResultRow[]): string {
  const lines = [HEAD as readonly string[], ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const print = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
  return `${lines.map((cells) => print(cells).trimEnd()).join("\n")}\n`;
}

function cellsOf(row: ResultRow): readonly string[] {
  const { metric, database, median, min, max, unit, cpuSecondsPerTask, commitsPerTask, ratioToRaw } = row;
  const cpu = cpuSecondsPerTask === null ? "–" : cpuSecondsPerTask.toFixed(5);
  const commits = commitsPerTask === null ? "–" : commitsPerTask.toFixed(2);
  const ratio = ratioToRaw === null ? "–" : `${number(ratioToRaw)} ×`;
  const figures = [number(median), number(min), number(max)];
  return [metric, database, ...figures, unit, cpu, commits, ratio, row.budget, row.stretch];
}

function number(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
