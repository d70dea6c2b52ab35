import type { Json, JsonObject } from "@baram/domain";

declare const described: unique symbol;

/** JSON Schema as data: as much of it as the routes need. */
export interface JsonSchema {
  readonly title?: string;
  /** Only {@link ANY_JSON}: what is referred to is not looked into when a value is checked. */
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly format?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly prefixItems?: readonly JsonSchema[];
  /** Answered, never accepted. */
  readonly readOnly?: boolean;
}

/**
 * A JSON Schema that knows the TypeScript type of what it describes.
 *
 * Built here rather than by a schema library: such a library takes longer to load than the whole server takes to
 * start, and the checker has to word its refusals as Airflow's does.
 */
export interface Schema<Value> extends JsonSchema {
  readonly [described]?: Value;
}

/** A property that may be missing. */
export interface OptionalSchema<Value> extends Schema<Value> {
  readonly [optional]: true;
}

const optional: unique symbol = Symbol("optional");

/** The type of what a schema describes. */
export type Described<Of> = Of extends Schema<infer Value> ? Value : never;

type Properties = Readonly<Record<string, Schema<unknown>>>;
type OptionalNames<Of extends Properties> = {
  [Name in keyof Of]: Of[Name] extends OptionalSchema<unknown> ? Name : never;
}[keyof Of];

/** An object with these properties: all of them, but the optional ones. */
export type DescribedObject<Of extends Properties> = {
  readonly [Name in Exclude<keyof Of, OptionalNames<Of>>]: Described<Of[Name]>;
} & { readonly [Name in OptionalNames<Of>]?: Described<Of[Name]> };

/** A text. */
export function text(): Schema<string> {
  return { type: "string" };
}

/** A full ISO 8601 moment with an offset, as text. */
export function dateTime(): Schema<string> {
  return { type: "string", format: "date-time" };
}

/** A whole number. */
export function integer(bounds: { readonly minimum?: number } = {}): Schema<number> {
  return { type: "integer", ...bounds };
}

/** A number. */
export function number(): Schema<number> {
  return { type: "number" };
}

/** A yes or no. */
export function boolean(): Schema<boolean> {
  return { type: "boolean" };
}

/** One of these texts. */
export function oneOf<const Value extends string>(...values: readonly Value[]): Schema<Value> {
  return { type: "string", enum: values };
}

/** What the schema describes, or `null`. */
export function nullable<Value>(schema: Schema<Value>): Schema<Value | null> {
  if (typeof schema.type !== "string" || schema.title !== undefined) return { anyOf: [schema, { type: "null" }] };
  const withNull = schema.enum === undefined ? {} : { enum: [...schema.enum, null] };
  return { ...schema, type: [schema.type, "null"], ...withNull };
}

/** A list of what the schema describes. */
export function list<Value>(
  items: Schema<Value>,
  bounds: { readonly minItems?: number } = {},
): Schema<readonly Value[]> {
  return { type: "array", items, ...bounds };
}

/** A list with a fixed place for each value. */
export function tuple<const Items extends readonly Schema<unknown>[]>(
  ...items: Items
): Schema<{ readonly [Place in keyof Items]: Described<Items[Place]> }> {
  return { type: "array", prefixItems: items };
}

/** Any JSON value, which holds JSON values in turn; the OpenAPI document describes it once. */
export const ANY_JSON: JsonSchema = { $ref: "#/components/schemas/Json" };

/** An object of any shape. */
export function anyObject(): Schema<JsonObject> {
  return { type: "object", additionalProperties: ANY_JSON };
}

/** An object from names to values of one kind. */
export function record<Value>(values: Schema<Value>): Schema<Readonly<Record<string, Value>>> {
  return { type: "object", additionalProperties: values };
}

/** Any JSON value. */
export function anyJson(): Schema<Json> {
  return ANY_JSON;
}

/** What the schema describes, as a property that may be missing. */
export function optionally<Value>(schema: Schema<Value>): OptionalSchema<Value> {
  return { ...schema, [optional]: true };
}

/** A property that answers carry and bodies may not. */
export function readOnly(schema: Schema<unknown>): OptionalSchema<never> {
  return { ...schema, readOnly: true, [optional]: true } as OptionalSchema<never>;
}

/** An object of a known shape. The name is the one it has in the OpenAPI document. */
export function object<const Of extends Properties>(name: string | null, properties: Of): Schema<DescribedObject<Of>> {
  const required = Object.keys(properties).filter((property) => !(optional in (properties[property] ?? {})));
  return { ...(name === null ? {} : { title: name }), type: "object", properties, required };
}
