import { parseSerializedDag, type SerializedDag } from "@baram/domain";
import type { NamedTemplateFiles, ParseFailure } from "@baram/execution-api";

/** What a runner made of a Dag file, after it was looked at closely. */
export type LoadedDags =
  | {
      readonly kind: "loaded";
      readonly dags: readonly SerializedDag[];
      readonly warnings: readonly string[];
      readonly templateFiles: readonly NamedTemplateFiles[];
    }
  | { readonly kind: "failed"; readonly error: ParseFailure };

/**
 * Reads a runner's answer. Author code has run in that process and may have sent anything.
 *
 * One bad Dag spoils the file: which of its Dags to believe could not be said.
 */
export function readParseResult(answer: unknown): LoadedDags {
  if (!isRecord(answer)) return refused("The runner's answer is not an object.");
  if (answer["kind"] === "failed") return { kind: "failed", error: readFailure(answer["error"]) };
  const { dags, warnings, templateFiles } = answer;
  if (answer["kind"] !== "parsed" || !Array.isArray(dags)) return refused("The runner's answer has no list of Dags.");
  const read: SerializedDag[] = [];
  for (const json of dags as readonly unknown[]) {
    const parsed = parseSerializedDag(json);
    if (parsed.kind === "refused") return refused(parsed.message);
    if (read.some(({ dagId }) => dagId === parsed.dag.dagId)) {
      return refused(`The Dag "${parsed.dag.dagId}" was sent twice.`);
    }
    read.push(parsed.dag);
  }
  return {
    kind: "loaded",
    dags: read,
    warnings: textsOf(warnings),
    templateFiles: Array.isArray(templateFiles) ? templateFiles.flatMap(readTemplateFiles) : [],
  };
}

function readTemplateFiles(given: unknown): readonly NamedTemplateFiles[] {
  return isRecord(given) ? [{ searchPath: textsOf(given["searchPath"]), names: textsOf(given["names"]) }] : [];
}

function textsOf(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter(isText) : [];
}

function refused(message: string): LoadedDags {
  return {
    kind: "failed",
    error: { message, errorKind: "InvalidSerializedDag", line: null, column: null, frame: null, stack: null },
  };
}

function readFailure(error: unknown): ParseFailure {
  const given = isRecord(error) ? error : {};
  return {
    message: textOf(given["message"]) ?? "The Dag file could not be loaded.",
    errorKind: textOf(given["errorKind"]) ?? "Error",
    line: positionOf(given["line"]),
    column: positionOf(given["column"]),
    frame: textOf(given["frame"]),
    stack: textOf(given["stack"]),
  };
}

/** More than anybody reads; author code may throw any text. */
const TEXT_LENGTH_MAXIMUM = 20_000;

function textOf(value: unknown): string | null {
  if (!isText(value) || value === "") return null;
  // PostgreSQL stores no NUL.
  return value.slice(0, TEXT_LENGTH_MAXIMUM).replaceAll("\0", "�");
}

/** Fits the database's integer. */
function positionOf(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
