import { format as formats, type OutputUnit, type Schema, Validator } from "@cfworker/json-schema";
import type { Json, JsonObject } from "../json.ts";

const VALIDATORS = new WeakMap<JsonObject, Validator | Error>();

/**
 * Looks at a value by a JSON Schema (draft 2020-12, formats included).
 *
 * The schema is interpreted, never compiled: it comes from author code, and generated code would run in a server.
 *
 * @returns a sentence, `null` when the value fits.
 */
export function findSchemaProblem(schema: JsonObject, value: Json): string | null {
  // A plain default has no schema, and most params are plain defaults.
  if (Object.keys(schema).length === 0) return null;
  const validator = VALIDATORS.get(schema) ?? makeValidator(schema);
  VALIDATORS.set(schema, validator);
  if (validator instanceof Error) return refuseSchema(validator);
  try {
    const { valid, errors } = validator.validate(value);
    // The innermost part of the schema comes last, and says the most.
    const problem = errors.at(-1);
    return valid || problem === undefined ? null : describeProblem(problem, schema, value);
  } catch (error) {
    // A reference that leads nowhere or round in circles, or a keyword of the wrong kind.
    return refuseSchema(error);
  }
}

function makeValidator(schema: JsonObject): Validator | Error {
  Object.assign(formats, { time: isTime, "date-time": isDateTime });
  try {
    // The library writes notes into the schema, so it gets one of its own.
    return new Validator(JSON.parse(JSON.stringify(schema)) as Schema, "2020-12");
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const TIME = /^(?:[01]?\d|2[0-3]):[0-5]?\d:(?:[0-5]?\d|6[01])$/;
const TIME_OF_DATE = /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)?$/i;

/** Parity: a time of day is hours, minutes and seconds, and nothing else. */
function isTime(text: string): boolean {
  return TIME.test(text);
}

/** Parity: beside RFC 3339, other date-times of ISO 8601 pass: with a blank for the `T`, or without an offset. */
function isDateTime(text: string): boolean {
  const [date = "", time = "", ...rest] = text.split(/[Tt ]/);
  return rest.length === 0 && formats["date"]?.(date) === true && TIME_OF_DATE.test(time);
}

function refuseSchema(error: unknown): string {
  const words = error instanceof Error ? error.message.split("\n", 1)[0] : String(error);
  return `its schema cannot be used: ${words}`;
}

function describeProblem(problem: OutputUnit, schema: JsonObject, value: Json): string {
  const found = showJson(followPointer(value, problem.instanceLocation));
  const where = problem.instanceLocation === "#" ? "" : ` (at ${problem.instanceLocation.slice(2)})`;
  const wanted = followPointer(schema, problem.keywordLocation);
  const words = WORDS.get(problem.keyword)?.(wanted) ?? `does not fit: ${problem.error}`;
  return `${found}${where} ${words.replace(/\.$/, "")}.`;
}

/** What is wrong, by the keyword of the schema and the keyword's own value. The library words the rest. */
const WORDS = new Map<string, (wanted: Json | undefined) => string>([
  ["type", (wanted) => `is not of type ${[wanted].flat().map(showText).join(" or ")}`],
  ["enum", (wanted) => `is not one of ${[wanted].flat().map(showJson).join(", ")}`],
  ["const", (wanted) => `is not ${showJson(wanted)}`],
  ["format", (wanted) => `is not of the format ${showText(wanted)}`],
  ["pattern", (wanted) => `does not match the pattern ${showText(wanted)}`],
  ["minimum", (wanted) => `is less than the minimum of ${showJson(wanted)}`],
  ["maximum", (wanted) => `is greater than the maximum of ${showJson(wanted)}`],
  ["exclusiveMinimum", (wanted) => `is not greater than ${showJson(wanted)}`],
  ["exclusiveMaximum", (wanted) => `is not less than ${showJson(wanted)}`],
  ["minLength", (wanted) => `is shorter than ${showJson(wanted)} characters`],
  ["maxLength", (wanted) => `is longer than ${showJson(wanted)} characters`],
  ["false", () => "is not allowed there"],
]);

/** The place that a pointer such as `#/items/0` names. */
function followPointer(root: Json, pointer: string): Json | undefined {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  let place: Json | undefined = root;
  for (const step of steps) {
    if (typeof place !== "object" || place === null || !Object.hasOwn(place, step)) return undefined;
    place = (place as JsonObject)[step];
  }
  return place;
}

/** A text without its quotes. */
function showText(value: Json | undefined): string {
  return typeof value === "string" ? value : showJson(value);
}

const SHOWN_LENGTH_MAXIMUM = 100;

function showJson(value: Json | undefined): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > SHOWN_LENGTH_MAXIMUM ? `${text.slice(0, SHOWN_LENGTH_MAXIMUM)}…` : text;
}
