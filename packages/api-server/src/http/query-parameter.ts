import { type Instant, parseInstant } from "@baram/domain";
import { printedText } from "./printed-text.ts";
import { type Problem, problemOf } from "./problem.ts";
import { describeUnstorableInteger } from "./storable-value.ts";

type Type = "string" | "integer" | "number" | "boolean" | "array";

/** One query parameter that a route declares. */
export interface QueryParameter<Value> {
  readonly type: Type;
  readonly format?: "date-time";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly isRequired?: boolean;
  /** Reads the text; the first one that is not good enough gives its refusal. */
  readonly parse: (name: string, given: readonly string[]) => ParsedParameter<Value>;
  /** What it is when it is not sent. */
  readonly absent: Value;
}

type ParsedParameter<Value> = { readonly value: Value } | { readonly refusal: string };

/** The query parameters of a route, by name. */
export type QueryParameters = Readonly<Record<string, QueryParameter<unknown>>>;

/** The values of query parameters, by name. */
export type QueryValues<Of extends QueryParameters> = {
  readonly [Name in keyof Of]: Of[Name] extends QueryParameter<infer Value> ? Value : never;
};

/** A text. */
export function textParameter(): QueryParameter<string | undefined> {
  return { type: "string", absent: undefined, parse: (_, given) => ({ value: last(given) }) };
}

/** A text without which the request is refused. */
export function requiredTextParameter(): QueryParameter<string> {
  return { type: "string", isRequired: true, absent: "", parse: (_, given) => ({ value: last(given) }) };
}

/** Between what a number must be; both ends are good. */
interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A whole number. */
export function integerParameter(bounds: Bounds = {}): QueryParameter<number | undefined> {
  return {
    type: "integer",
    ...bounds,
    absent: undefined,
    parse: (name, given) => parseNumber(name, last(given), { pattern: /^[+-]?\d+$/, type: "integer", ...bounds }),
  };
}

/** A number. */
export function numberParameter(): QueryParameter<number | undefined> {
  return {
    type: "number",
    absent: undefined,
    parse: (name, given) =>
      parseNumber(name, last(given), { pattern: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, type: "number" }),
  };
}

/** `true` or `false`, in any case. */
export function booleanParameter<Absent extends boolean | undefined>(absent: Absent): QueryParameter<boolean | Absent> {
  return {
    type: "boolean",
    absent,
    parse: (name, given) => {
      const value = last(given).toLowerCase();
      return value === "true" || value === "false" ? { value: value === "true" } : wrongType(name, "boolean");
    },
  };
}

/** A full ISO 8601 moment with an offset. */
export function dateTimeParameter(): QueryParameter<Instant | undefined> {
  return {
    type: "string",
    format: "date-time",
    absent: undefined,
    parse: (_, given) => {
      const at = parseInstant(last(given));
      return at === null ? { refusal: `${printedText(last(given))} is not a 'date-time'` } : { value: at };
    },
  };
}

/** A list: comma-separated, repeated, or both. */
export function textsParameter(): QueryParameter<readonly string[] | undefined> {
  return {
    type: "array",
    absent: undefined,
    parse: (_, given) => ({ value: given.flatMap((part) => part.split(",")) }),
  };
}

/** Reads the query of a request: unknown and missing names first, then the values. */
export function parseQuery(
  parameters: QueryParameters,
  query: URLSearchParams,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly problem: Problem } {
  const extra = [...new Set(query.keys())].filter((name) => !Object.hasOwn(parameters, name));
  if (extra.length > 0) {
    return refused({ title: null, detail: `Extra query parameter(s) ${extra.join(", ")} not in spec` });
  }
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const given = query.getAll(name);
    if (given.length === 0) {
      if (parameter.isRequired === true) return refused({ detail: `Missing query parameter '${name}'` });
      values[name] = parameter.absent;
      continue;
    }
    const parsed = parameter.parse(name, given);
    if ("refusal" in parsed) return refused({ detail: parsed.refusal });
    values[name] = parsed.value;
  }
  return { values };
}

function refused(words: { readonly title?: null; readonly detail: string }): { readonly problem: Problem } {
  return { problem: problemOf(400, words) };
}

/** Parity: a single-valued parameter that is sent twice counts as sent last. */
function last(given: readonly string[]): string {
  return given.at(-1) ?? "";
}

function parseNumber(
  name: string,
  given: string,
  expected: Bounds & { readonly pattern: RegExp; readonly type: "integer" | "number" },
): ParsedParameter<number> {
  const { pattern, type, minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = expected;
  const value = Number(given);
  if (!pattern.test(given) || !Number.isFinite(value)) return wrongType(name, type);
  const refusal = type === "integer" ? describeUnstorableInteger(value) : null;
  if (refusal !== null) return { refusal };
  if (value < minimum) return { refusal: `${given} is less than the minimum of ${minimum}` };
  return value > maximum ? { refusal: `${given} is greater than the maximum of ${maximum}` } : { value };
}

function wrongType(name: string, type: Type): { readonly refusal: string } {
  return { refusal: `Wrong type, expected '${type}' for query parameter '${name}'` };
}
