import type { Json, JsonObject, SerializedParam } from "@baram/domain";
import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";
import { isParam, type ParamDeclarations } from "./param.ts";

/** Turns declared params into JSON Schemas. A schema library converts its own. */
export function serializeParams(
  place: DagPlace,
  declarations: ParamDeclarations,
): Readonly<Record<string, SerializedParam>> {
  return Object.fromEntries(
    Object.entries(declarations).map(([name, declaration]) => [name, serializeParam(place, name, declaration)]),
  );
}

function serializeParam(place: DagPlace, name: string, declaration: unknown): SerializedParam {
  if (isParam(declaration)) {
    const { schema, description } = declaration;
    return declaration.default === undefined
      ? { schema, description }
      : { schema, description, default: declaration.default };
  }
  if (isStandardSchema(declaration)) return fromStandardSchema(place, name, declaration);
  return { schema: {}, description: null, default: requireJson(place, name, declaration) };
}

/** Whether a declaration is a schema of a library that speaks Standard Schema. */
export function isStandardSchema(declaration: unknown): declaration is StandardSchemaV1 {
  const isObject = (typeof declaration === "object" && declaration !== null) || typeof declaration === "function";
  return isObject && "~standard" in declaration;
}

function fromStandardSchema(place: DagPlace, name: string, declaration: StandardSchemaV1): SerializedParam {
  const standard: Partial<StandardJSONSchemaV1["~standard"]> & StandardSchemaV1["~standard"] = declaration["~standard"];
  if (standard.jsonSchema === undefined) {
    throw new InvalidOptionError(
      place,
      `the param "${name}" is a schema of ${standard.vendor} that does not turn itself into JSON Schema: use a version of the library that does, or a param helper.`,
    );
  }
  const { $schema: _dialect, ...schema } = convert(place, name, standard.jsonSchema);
  const { default: defaultValue, description } = schema;
  return {
    schema,
    description: typeof description === "string" ? description : null,
    ...(defaultValue === undefined ? {} : { default: defaultValue }),
  };
}

function convert(place: DagPlace, name: string, converter: StandardJSONSchemaV1.Converter): JsonObject {
  try {
    return requireJson(place, name, converter.input({ target: "draft-2020-12" })) as JsonObject;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidOptionError(
      place,
      `the schema of the param "${name}" cannot be turned into JSON Schema: ${reason}`,
      { cause: error },
    );
  }
}

function requireJson(place: DagPlace, name: string, value: unknown): Json {
  if (isJson(value)) return value;
  throw new InvalidOptionError(
    place,
    `the default of the param "${name}" is not JSON; expected texts, numbers, true, false, null, and lists and objects of these.`,
  );
}

function isJson(value: unknown): value is Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return false;
  if (Array.isArray(value)) return value.every(isJson);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isJson);
}
