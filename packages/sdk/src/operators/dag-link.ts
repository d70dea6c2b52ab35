import type { Json, SerializedDagLink } from "@baram/domain";
import { type Operator, operatorStateOf } from "../dag/dag-state.ts";

/** Under this key a class of operators says what its tasks have to do with other Dags. */
export const DAG_LINK = Symbol.for("baram.dagLink");

/** What the tasks of a class have to do with other Dags. */
export interface OperatorDagLink {
  readonly kind: SerializedDagLink["kind"];
  /** The template field that names the other Dag. */
  readonly dagIdField: string;
}

/** How many markers, one after the other, a clear follows where none says another number. */
export const RECURSION_DEPTH_DEFAULT = 10;

/** What an operator's task has to do with other Dags; `null` for nothing. @param fields as written. */
export function dagLinkOf(operator: Operator, fields: Readonly<Record<string, Json>>): SerializedDagLink | null {
  const link = Reflect.get(operator.constructor, DAG_LINK) as OperatorDagLink | undefined;
  if (link === undefined) return null;
  const dagIds = [...new Set([fields[link.dagIdField]].flat().filter(isDagId))];
  if (link.kind !== "marker") return { kind: link.kind, dagIds };
  // The constructor of a mapped operator runs with its instances only.
  const written: object = operatorStateOf(operator)?.mapping?.constants ?? operator;
  const depth: unknown = Reflect.get(written, "recursionDepth");
  return { kind: "marker", dagIds, recursionDepth: typeof depth === "number" ? depth : RECURSION_DEPTH_DEFAULT };
}

/** A template, or a function, names no Dag yet. */
function isDagId(value: Json | undefined): value is string {
  return typeof value === "string" && /^[\p{L}\p{N}_.-]{1,250}$/u.test(value);
}
