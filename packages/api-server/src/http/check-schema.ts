import { type Json, parseInstant } from "@baram/domain";
import { printedText } from "./printed-text.ts";
import type { JsonSchema } from "./schema.ts";
import { describeUnstorableInteger } from "./storable-value.ts";

/**
 * Looks for the first place where a value breaks a schema.
 *
 * Parity: this is the check that comes before the credentials. Missing and unknown properties are not its business:
 * {@link describePropertyProblems} finds them afterwards.
 *
 * @returns the refusal in Airflow's words, `'yes' is not of type 'boolean' - 'is_paused'`; `null` for a good value.
 */
export function checkSchema(schema: JsonSchema, value: Json, path: readonly string[] = []): string | null {
  if (schema.anyOf !== undefined) return checkAnyOf(schema.anyOf, value, path);
  return checkType(schema, value, path) ?? checkParts(schema, value, path);
}

function checkAnyOf(choices: readonly JsonSchema[], value: Json, path: readonly string[]): string | null {
  const refusals = choices.map((choice) => checkSchema(choice, value, path));
  return refusals.includes(null) ? null : (refusals[0] ?? null);
}

function checkType(schema: JsonSchema, value: Json, path: readonly string[]): string | null {
  const allowed = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (allowed.length > 0 && !allowed.some((type) => hasType(value, type))) {
    return at(path, `${printedText(value)} is not of type '${allowed[0]}'`);
  }
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    return at(path, `${printedText(value)} is not one of ${printedText([...schema.enum])}`);
  }
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum) {
    return at(path, `${value} is less than the minimum of ${schema.minimum}`);
  }
  if (typeof value === "number" && allowed.includes("integer")) {
    const refusal = describeUnstorableInteger(value);
    if (refusal !== null) return at(path, refusal);
  }
  if (typeof value === "string" && schema.format === "date-time" && parseInstant(value) === null) {
    return at(path, `${printedText(value)} is not a 'date-time'`);
  }
  return null;
}

function checkParts(schema: JsonSchema, value: Json, path: readonly string[]): string | null {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    if (items.length < (schema.minItems ?? 0)) return at(path, `${printedText(items)} should be non-empty`);
    const itemSchema = schema.items;
    if (itemSchema === undefined) return null;
    return first(items.entries(), ([place, item]) => checkSchema(itemSchema, item, [...path, String(place)]));
  }
  if (typeof value !== "object" || value === null) return null;
  const properties = value as Readonly<Record<string, Json>>;
  return first(Object.entries(schema.properties ?? {}), ([name, property]) => {
    const given = properties[name];
    if (given === undefined) return null;
    if (property.readOnly === true) return at([...path, name], "Property is read-only");
    return checkSchema(property, given, [...path, name]);
  });
}

/**
 * Finds what is missing from a body and what does not belong in it.
 *
 * Parity: found after the permission check, and worded as a mapping from property to its problems.
 */
export function describePropertyProblems(schema: JsonSchema, body: Readonly<Record<string, Json>>): string | null {
  const problems = missingProperties(schema, body);
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(schema.properties ?? {}, name)) problems[name] = ["Unknown field."];
  }
  return Object.keys(problems).length === 0 ? null : printedText(problems);
}

/** What an object has to have and has not, at whatever depth, as far as the schema looks. */
function missingProperties(schema: JsonSchema, value: Readonly<Record<string, Json>>): Record<string, Json> {
  // Without a prototype, because what is unknown may be called `__proto__`.
  const problems = Object.create(null) as Record<string, Json>;
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) problems[name] = ["Missing data for required field."];
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const inside = missingInside(property, value[name]);
    if (inside !== null) problems[name] = inside;
  }
  return problems;
}

function missingInside(schema: JsonSchema, value: Json | undefined): Json | null {
  if (typeof value !== "object" || value === null) return null;
  const parts = Array.isArray(value)
    ? Object.fromEntries(
        (value as readonly Json[]).flatMap((item, place) => {
          const inside = schema.items === undefined ? null : missingInside(schema.items, item);
          return inside === null ? [] : [[place, inside] as const];
        }),
      )
    : missingProperties(schema, value as Readonly<Record<string, Json>>);
  return Object.keys(parts).length === 0 ? null : parts;
}

function hasType(value: Json, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return typeof value === "number" && Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function at(path: readonly string[], refusal: string): string {
  return path.length === 0 ? refusal : `${refusal} - '${path.join(".")}'`;
}

function first<Item>(items: Iterable<Item>, check: (item: Item) => string | null): string | null {
  for (const item of items) {
    const refusal = check(item);
    if (refusal !== null) return refusal;
  }
  return null;
}
