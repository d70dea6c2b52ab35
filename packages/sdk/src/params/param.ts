import type { Json, JsonObject } from "@baram/domain";
import type { StandardSchemaV1 } from "@standard-schema/spec";

declare const value: unique symbol;

/** A declared input of a Dag: a JSON Schema, a default and a description. Made with {@link param}. */
export interface Param<out T> {
  readonly [value]: T;
  readonly schema: JsonObject;
  readonly description: string | null;
  /** Absent when the param must be given. */
  readonly default?: Json;
}

/** A default whose type says all there is to say about a param. */
export type PlainParam = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a Dag's `params` option accepts under each name. */
export type ParamDeclaration = Param<unknown> | StandardSchemaV1 | PlainParam;

/** A Dag's `params` option. */
export interface ParamDeclarations {
  readonly [name: string]: ParamDeclaration;
}

/** The params of a Dag that declares none. */
export type NoParams = Record<never, never>;

/** The type of `context.params` that a Dag's `params` option gives. Without params, whatever `conf` brings. */
export type ParamValues<P extends ParamDeclarations> = [keyof P] extends [never]
  ? Readonly<Record<string, unknown>>
  : { readonly [K in keyof P]: ParamValue<P[K]> };

type ParamValue<D> =
  D extends Param<infer T> ? T : D extends StandardSchemaV1 ? StandardSchemaV1.InferOutput<D> : Widened<D>;

type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

/** What every param helper takes. */
export interface ParamOptions<T> {
  /** Left out, the param must be given when a run is triggered. */
  readonly default?: T;
  readonly title?: string;
  readonly description?: string;
}

/** A text param. */
export interface TextParamOptions extends ParamOptions<string> {
  readonly minLength?: number;
  readonly maxLength?: number;
  /** A regular expression. */
  readonly pattern?: string;
}

/** A number param. */
export interface NumberParamOptions extends ParamOptions<number> {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Declares the inputs of a Dag: `params: { day: param.date({ default: "2026-11-01" }) }`. */
export const param = {
  string: (options: TextParamOptions = {}): Param<string> => makeParam({ type: "string" }, options),
  number: (options: NumberParamOptions = {}): Param<number> => makeParam({ type: "number" }, options),
  integer: (options: NumberParamOptions = {}): Param<number> => makeParam({ type: "integer" }, options),
  boolean: (options: ParamOptions<boolean> = {}): Param<boolean> => makeParam({ type: "boolean" }, options),
  /** A day, `2026-11-01`. */
  date: (options: ParamOptions<string> = {}): Param<string> => makeParam({ type: "string", format: "date" }, options),
  /** A moment in ISO form with an offset. */
  dateTime: (options: ParamOptions<string> = {}): Param<string> =>
    makeParam({ type: "string", format: "date-time" }, options),
  /** One of the texts. */
  oneOf: <const Choice extends string>(
    choices: readonly Choice[],
    options: ParamOptions<NoInfer<Choice>> = {},
  ): Param<Choice> => makeParam({ type: "string", enum: choices }, options),
  /** Any JSON Schema; its values are `unknown` to the compiler. */
  jsonSchema: (schema: JsonObject, options: ParamOptions<Json> = {}): Param<unknown> => makeParam(schema, options),
};

const PARAM = Symbol.for("baram.param");

function makeParam<T>(
  schema: JsonObject,
  { default: defaultValue, description, ...constraints }: ParamOptions<Json> & { readonly title?: string },
): Param<T> {
  const declared = {
    [PARAM]: true,
    schema: { ...schema, ...constraints },
    description: description ?? null,
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  };
  // The phantom property exists for the compiler alone.
  return declared as unknown as Param<T>;
}

/** Whether a declaration was made with {@link param}. */
export function isParam(declaration: unknown): declaration is Param<unknown> {
  return typeof declaration === "object" && declaration !== null && Reflect.get(declaration, PARAM) === true;
}
