import { resolveParams } from "@baram/domain";
import type { DagParam, JsonValue } from "../../api/ui-shapes.ts";

/** How a param is asked for. */
export type ParamKind =
  | "boolean"
  | "integer"
  | "number"
  | "choice"
  | "several"
  | "date"
  | "date-time"
  | "time"
  | "text"
  | "multiline"
  | "lines"
  | "json";

/** What is wrong with a value, as a key of the words and what to put into them. */
export interface ParamProblem {
  readonly key:
    | "required"
    | "number"
    | "integer"
    | "minimum"
    | "maximum"
    | "shorter"
    | "longer"
    | "pattern"
    | "choice"
    | "date"
    | "json"
    | "schema";
  readonly values: ProblemValues;
}

/** What the words of a problem may tell; empty where they do not. */
export interface ProblemValues {
  readonly value: string | number;
  readonly limit: string | number;
  readonly pattern: string;
  readonly choices: string;
  readonly reason: string;
}

/** What a field holds, as JSON, or why it holds nothing that could be sent. */
export type FieldReading =
  | { readonly kind: "value"; readonly value: JsonValue }
  | { readonly kind: "problem"; readonly problem: ParamProblem };

type Schema = DagParam["schema"];

function typesOf(schema: Schema): readonly string[] {
  const type = schema["type"];
  if (Array.isArray(type)) return type.map(String);
  return typeof type === "string" ? [type] : [];
}

/** Whether a param may be without a value. */
export function isNullable(schema: Schema): boolean {
  return typesOf(schema).includes("null");
}

/** The values to choose from; `null` when there is no such list. */
export function choicesOf(schema: Schema): readonly JsonValue[] | null {
  const choices = schema["enum"];
  return Array.isArray(choices) ? (choices as readonly JsonValue[]) : null;
}

function itemsOf(schema: Schema): Schema {
  const items = schema["items"];
  return typeof items === "object" && items !== null && !Array.isArray(items) ? (items as Schema) : {};
}

function isListOfText(schema: Schema): boolean {
  return itemsOf(schema)["type"] === "string";
}

/** The texts that a list may be of: all there are, or examples of them; `null` where none are named. */
export function memberChoicesOf(
  schema: Schema,
): { readonly choices: readonly string[]; readonly isClosed: boolean } | null {
  const members = itemsOf(schema)["enum"];
  if (isTexts(members)) return { choices: members, isClosed: true };
  // Parity: a list with examples is asked for by choosing among them.
  const examples = schema["examples"];
  return isTexts(examples) ? { choices: examples, isClosed: false } : null;
}

/** Texts that are offered for a text, which may be another one. */
export function examplesOf(schema: Schema): readonly string[] {
  const examples = schema["examples"];
  return isTexts(examples) ? examples : [];
}

/** What a choice is called: Parity: `values_display` has words for values. */
export function choiceLabel(schema: Schema, choice: string): string {
  const labels = schema["values_display"];
  if (typeof labels !== "object" || labels === null || Array.isArray(labels)) return choice;
  const label = (labels as Readonly<Record<string, JsonValue>>)[choice];
  return typeof label === "string" ? label : choice;
}

/** The heading under which a param stands; `null` for the first one. */
export function sectionOf(schema: Schema): string | null {
  const section = schema["section"];
  return typeof section === "string" && section !== "" ? section : null;
}

function isTexts(value: JsonValue | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string");
}

/** How a param is asked for, by its schema; what has no simple field is asked for as JSON. */
export function kindOf(schema: Schema): ParamKind {
  if (choicesOf(schema) !== null) return "choice";
  const types = typesOf(schema).filter((type) => type !== "null");
  if (types.length !== 1) return "json";
  switch (types[0]) {
    case "boolean":
    case "integer":
    case "number":
      return types[0];
    case "string":
      return kindOfText(schema);
    case "array":
      if (memberChoicesOf(schema) !== null) return "several";
      return isListOfText(schema) ? "lines" : "json";
    default:
      return "json";
  }
}

function kindOfText({ format }: Schema): ParamKind {
  if (format === "date" || format === "date-time" || format === "time" || format === "multiline") return format;
  return "text";
}

/** The text of a field that shows a value. */
export function fieldText(kind: ParamKind, value: JsonValue | undefined): string {
  if (value === null || value === undefined) return "";
  if ((kind === "lines" || kind === "several") && Array.isArray(value)) return value.map(String).join("\n");
  if (kind === "json") return JSON.stringify(value, null, 2);
  return typeof value === "string" ? value : JSON.stringify(value);
}

function problem(key: ParamProblem["key"], values: Partial<ProblemValues> = {}): FieldReading {
  return {
    kind: "problem",
    problem: { key, values: { value: "", limit: "", pattern: "", choices: "", reason: "", ...values } },
  };
}

/** Reads a field: the value to send, or what is wrong with it, by all that its schema asks. The server has the last word. */
export function readField(schema: Schema, text: string): FieldReading {
  const reading = readText(schema, text);
  return reading.kind === "value" ? checked(schema, reading) : reading;
}

/** The server's own look at a value, for what has no words of its own here. */
function checked(schema: Schema, reading: Extract<FieldReading, { kind: "value" }>): FieldReading {
  const resolved = resolveParams({ value: { schema, description: null } }, { value: reading.value });
  if (resolved.kind === "params") return reading;
  return problem("schema", { reason: resolved.message.replace(/^Invalid input for param value: /, "") });
}

function readText(schema: Schema, text: string): FieldReading {
  const kind = kindOf(schema);
  if (kind === "lines" || kind === "several") {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    return checkedList(schema, lines);
  }
  if (text.trim() === "" && !((kind === "text" || kind === "multiline") && !isNullable(schema))) {
    return isNullable(schema) ? { kind: "value", value: null } : problem("required");
  }
  switch (kind) {
    case "boolean":
      return { kind: "value", value: text === "true" };
    case "integer":
    case "number":
      return readNumber(schema, kind, text);
    case "choice":
      return readChoice(schema, text);
    case "date":
    case "date-time":
      return Number.isNaN(Date.parse(text)) ? problem("date") : { kind: "value", value: text };
    case "time":
      return { kind: "value", value: text };
    case "text":
    case "multiline":
      return readPlainText(schema, text);
    case "json":
      return readJson(text);
  }
}

function checkedList(schema: Schema, lines: readonly string[]): FieldReading {
  const least = Number(schema["minItems"] ?? 0);
  if (lines.length < least) return problem("required");
  return { kind: "value", value: lines };
}

function readNumber(schema: Schema, kind: "integer" | "number", text: string): FieldReading {
  const value = Number(text);
  if (Number.isNaN(value)) return problem("number");
  if (kind === "integer" && !Number.isInteger(value)) return problem("integer");
  const { minimum, maximum } = schema;
  if (typeof minimum === "number" && value < minimum) return problem("minimum", { value, limit: minimum });
  if (typeof maximum === "number" && value > maximum) return problem("maximum", { value, limit: maximum });
  return { kind: "value", value };
}

function readChoice(schema: Schema, text: string): FieldReading {
  const choices = choicesOf(schema) ?? [];
  const value = choices.find((choice) => fieldText("choice", choice) === text);
  if (value !== undefined) return { kind: "value", value };
  return problem("choice", { choices: choices.map((choice) => fieldText("choice", choice)).join(", ") });
}

function readPlainText(schema: Schema, text: string): FieldReading {
  const { minLength, maxLength, pattern } = schema;
  if (typeof minLength === "number" && text.length < minLength) return problem("shorter", { limit: minLength });
  if (typeof maxLength === "number" && text.length > maxLength) return problem("longer", { limit: maxLength });
  if (typeof pattern === "string" && !matches(pattern, text)) return problem("pattern", { pattern });
  return { kind: "value", value: text };
}

function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    // A pattern that this browser does not know is for the server to judge.
    return true;
  }
}

function readJson(text: string): FieldReading {
  try {
    return { kind: "value", value: JSON.parse(text) as JsonValue };
  } catch {
    return problem("json");
  }
}
