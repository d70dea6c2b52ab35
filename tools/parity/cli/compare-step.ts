import { parse as parseYaml } from "yaml";
import type { RecordedComplaint, RecordedOutput, RecordedStep } from "./given.ts";
import { type Placeholders, sameValue } from "./placeholders.ts";
import type { CommandEnd } from "./recorded-installation.ts";

/** What differs between a command line and its recording; `null` where nothing does. */
export interface Difference {
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Compares how a command line ended with what was recorded. Of complaints the kind is compared, and where their words
 * come from the recording: that there are any.
 */
export function compareStep(recorded: RecordedStep, end: CommandEnd, given: Placeholders): Difference | null {
  if (recorded.exit_code !== end.exitCode) {
    // Of refused arguments the sentence says it, and the help is long.
    const stdout = end.exitCode === 2 ? "…" : end.output;
    return { expected: recorded, actual: { exit_code: end.exitCode, stdout, stderr: end.errors } };
  }
  const output = compareOutput(recorded.stdout, end, given);
  if (output !== null) return output;
  const complaint = kindOf(recorded.stderr);
  const actual = end.errors.trim() === "" ? "none" : "some";
  if (complaint === "any" || complaint === actual) return null;
  return { expected: { stderr: recorded.stderr }, actual: { stderr: end.errors } };
}

function kindOf(recorded: RecordedComplaint): "none" | "some" | "any" {
  if (recorded.kind === "ignored") return "any";
  return recorded.kind === "none" ? "none" : "some";
}

function compareOutput(recorded: RecordedOutput, end: CommandEnd, given: Placeholders): Difference | null {
  // Refused arguments print help, which was not recorded.
  if (recorded.format === "ignored" || end.exitCode === 2) return null;
  const actual = readOutput(recorded, end.output);
  const expected = shownOutput(recorded);
  const isSame = recorded.format === "empty" ? end.output.trim() === "" : isSameOutput(recorded, actual, given);
  return isSame ? null : { expected, actual };
}

function isSameOutput(recorded: RecordedOutput, actual: unknown, given: Placeholders): boolean {
  const expected = shownOutput(recorded);
  if (!("unordered" in recorded) || !recorded.unordered) return sameValue(expected, actual, given);
  if (!Array.isArray(expected) || !Array.isArray(actual) || expected.length !== actual.length) return false;
  const rest = [...(actual as unknown[])];
  return expected.every((wanted) => {
    const place = rest.findIndex((candidate) => sameValue(wanted, candidate, given));
    if (place !== -1) rest.splice(place, 1);
    return place !== -1;
  });
}

/** What was recorded, in the form that {@link readOutput} has. */
function shownOutput(recorded: RecordedOutput): unknown {
  switch (recorded.format) {
    case "json":
    case "yaml":
      return recorded.value;
    case "table":
      return [recorded.columns, ...recorded.rows];
    case "plain":
    case "text":
      return recorded.lines;
    case "dependencies":
      return { met: recorded.met, reasons: Object.keys(recorded.reasons).toSorted() };
    case "empty":
    case "ignored":
      return [];
  }
}

function readOutput(recorded: RecordedOutput, text: string): unknown {
  switch (recorded.format) {
    case "json":
      return readAs(JSON.parse, text);
    case "yaml":
      return readAs(parseYaml, text);
    case "table":
      return readTable(text);
    case "plain":
      return linesOf(text).map((line) => line.trim().replaceAll(/\s+/g, " "));
    case "dependencies":
      return readDependencies(text);
    default:
      return linesOf(text).filter((line) => !LOG_LINE.test(line));
  }
}

/** Of tasks that run in the terminal; recordings leave theirs out, too. */
const LOG_LINE = /^\[\d{4}-\d\d-\d\dT[\d:.+]+\] \{.*?\} [A-Z]+ - /u;

function readAs(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch {
    return { unreadable: text };
  }
}

/** Cells stand between bars, and one that is too wide goes on below. */
function readTable(text: string): unknown {
  const [head = "", ruler = "", ...lines] = linesOf(text);
  if (!/^[=+]+$/.test(ruler)) return { "no table": text };
  const rows = [cellsOf(head)];
  for (const line of lines) {
    const cells = cellsOf(line);
    const last = rows.at(-1);
    // A row begins with its first cell; what goes on below has none there.
    if (cells[0] === "" && rows.length > 1 && last !== undefined) {
      rows[rows.length - 1] = last.map((cell, place) => cell + (cells[place] ?? ""));
    } else {
      rows.push(cells);
    }
  }
  return rows;
}

function cellsOf(line: string): string[] {
  return line.split("|").map((cell) => cell.trim());
}

/** The words of reasons are the product's own; which dependencies they name is compared. */
function readDependencies(text: string): unknown {
  const [first = "", ...lines] = linesOf(text);
  const names = lines.map((line) => line.split(": ", 1)[0] ?? line).filter((name) => name !== "");
  return { met: first.includes("all met"), reasons: names.toSorted() };
}

function linesOf(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** Compares what was recorded of the database, as far as it was. */
export function compareAfter(expected: unknown, actual: unknown, given: Placeholders): Difference | null {
  return sameValue(expected, actual, given) ? null : { expected, actual };
}
