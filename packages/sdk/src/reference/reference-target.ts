import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { Operator } from "../dag/dag-state.ts";

/** Under this key a reference answers with its target. Registered, so that another copy of this package finds it too. */
export const REFERENCE_TARGET = Symbol.for("baram.referenceTarget");

/** Which value a reference stands for. */
export interface ReferenceTarget {
  readonly operator: Operator;
  /** The XCom's key. */
  readonly key: string;
  /** The fields that lead from the XCom to the value; empty for the XCom itself. */
  readonly path: readonly string[];
  /** What the XCom is checked against when it is read. */
  readonly schema: StandardSchemaV1 | null;
}

/** What a reference stands for, `null` for anything else. */
export function referenceTargetOf(value: unknown): ReferenceTarget | null {
  if (typeof value !== "object" || value === null) return null;
  return (Reflect.get(value, REFERENCE_TARGET) as ReferenceTarget | undefined) ?? null;
}

/** A reference in words, as a template would read it: `{{ ti.xcom_pull(task_ids='extract')['rows'] }}`. */
export function describeReference({ operator, key, path }: ReferenceTarget): string {
  const keyText = key === "return_value" ? "" : `, key='${key}'`;
  return `{{ ti.xcom_pull(task_ids='${operator.taskId}'${keyText})${path.map((field) => `['${field}']`).join("")} }}`;
}
