import type { AnyDag } from "../dag/any-dag.ts";
import { dagStateOf, OPERATOR_STATE, type Operator } from "../dag/dag-state.ts";
import { isStandardSchema } from "./serialize-params.ts";

/** A param of an attempt has no value, or one that does not fit its schema. Fails the attempt before its function. */
export class ParamValidationError extends Error {
  override readonly name = "ParamValidationError";
}

/**
 * The params of an attempt as the schemas of their libraries read them: with what JSON Schema cannot say checked, and
 * with what they make of a value in its place.
 */
export async function refineParams(
  dag: AnyDag,
  operator: Operator,
  params: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const declared = { ...dagStateOf(dag)?.params, ...operator[OPERATOR_STATE].merged.params };
  const schemas = Object.entries(declared).filter(([, declaration]) => isStandardSchema(declaration));
  if (schemas.length === 0) return params;
  const refined = new Map<string, unknown>(Object.entries(params));
  for (const [name, schema] of schemas) {
    if (!isStandardSchema(schema)) continue;
    const result = await schema["~standard"].validate(refined.get(name));
    if (result.issues !== undefined) {
      const issues = result.issues.map(({ message }) => message).join("; ");
      throw new ParamValidationError(`Invalid input for param ${name}: ${issues}.`);
    }
    refined.set(name, result.value);
  }
  return Object.fromEntries(refined);
}
