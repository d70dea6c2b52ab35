import type { Json } from "../json.ts";
import type { SerializedParam } from "../serialized-dag/serialized-dag.ts";
import { findSchemaProblem } from "./find-schema-problem.ts";

/** The inputs of a run, or which one is wrong. */
export type ResolvedParams =
  | { readonly kind: "params"; readonly params: Readonly<Record<string, Json>> }
  | { readonly kind: "refused"; readonly message: string };

/**
 * The inputs of a run: what its Dag declares, overridden by what the run was given.
 *
 * Parity: what is given beside the declared params becomes a param too; a declared one without a value is refused, and
 * so is a value that does not fit its schema, defaults included.
 */
export function resolveParams(
  declared: Readonly<Record<string, SerializedParam>>,
  conf: Readonly<Record<string, Json>>,
): ResolvedParams {
  const given = new Map(Object.entries(conf));
  const params = new Map<string, Json>();
  for (const [name, param] of Object.entries(declared)) {
    const value = given.get(name) ?? (given.has(name) ? null : param.default);
    if (value === undefined) return refuse(name, "no value was given, and it has no default.");
    const problem = findSchemaProblem(param.schema, value);
    if (problem !== null) return refuse(name, problem);
    params.set(name, value);
  }
  for (const [name, value] of given) params.set(name, value);
  return { kind: "params", params: Object.fromEntries(params) };
}

function refuse(name: string, problem: string): ResolvedParams {
  return { kind: "refused", message: `Invalid input for param ${name}: ${problem}` };
}
