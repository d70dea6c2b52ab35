import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { GroupState, Operator } from "../dag/dag-state.ts";

/** Under this key a reference answers with its target. Registered, so that another copy of this package finds it too. */
export const REFERENCE_TARGET = Symbol.for("baram.referenceTarget");

/** Which value a reference stands for. */
export type ReferenceTarget =
  | XComTarget
  | MappedListTarget
  | ZippedListsTarget
  | JoinedListsTarget
  | GroupInputTarget
  | GroupResultTarget;

/** The fields that lead from what is read to the value; none for the whole of it. */
interface TargetWithPath {
  readonly path: readonly string[];
}

/** What a task stores. */
export interface XComTarget extends TargetWithPath {
  readonly kind: "xcom";
  readonly operator: Operator;
  /** The XCom's key. */
  readonly key: string;
  /** What the XCom is checked against when it is read. */
  readonly schema: StandardSchemaV1 | null;
}

/** A list whose elements went through a function of the author's. */
export interface MappedListTarget extends TargetWithPath {
  readonly kind: "map";
  readonly source: ReferenceTarget;
  readonly change: (element: never) => unknown;
}

/** Lists side by side: the elements of one place as one list. */
export interface ZippedListsTarget extends TargetWithPath {
  readonly kind: "zip";
  readonly sources: readonly ReferenceTarget[];
  /** Stands for what the shorter lists lack; `null` ends with the shortest. */
  readonly fill: { readonly value: unknown } | null;
}

/** Lists one after the other. */
export interface JoinedListsTarget extends TargetWithPath {
  readonly kind: "concat";
  readonly sources: readonly ReferenceTarget[];
}

/** What a task group is given under a name; in a mapped group each index has its own. */
export interface GroupInputTarget extends TargetWithPath {
  readonly kind: "groupInput";
  readonly group: GroupState;
  readonly name: string;
}

/** What a mapped task group returns, seen from outside: the values of all indexes. */
export interface GroupResultTarget extends TargetWithPath {
  readonly kind: "groupResult";
  readonly of: XComTarget;
}

/** What a reference stands for, `null` for anything else. */
export function referenceTargetOf(value: unknown): ReferenceTarget | null {
  if (typeof value !== "object" || value === null) return null;
  return (Reflect.get(value, REFERENCE_TARGET) as ReferenceTarget | undefined) ?? null;
}

/** A reference in words, as a template would read it: `{{ ti.xcom_pull(task_ids='extract')['rows'] }}`. */
export function describeReference(target: ReferenceTarget): string {
  return `{{ ${describeRead(target)} }}`;
}

function describeRead(target: ReferenceTarget): string {
  return `${describeWhole(target)}${target.path.map((field) => `['${field}']`).join("")}`;
}

function describeWhole(target: ReferenceTarget): string {
  switch (target.kind) {
    case "xcom": {
      const keyText = target.key === "return_value" ? "" : `, key='${target.key}'`;
      return `ti.xcom_pull(task_ids='${target.operator.taskId}'${keyText})`;
    }
    case "map":
      return `${describeRead(target.source)}.map(…)`;
    case "zip":
    case "concat": {
      const [first, ...others] = target.sources.map(describeRead);
      const name = target.kind === "concat" ? "concat" : target.fill === null ? "zip" : "zipLongest";
      return `${first}.${name}(${others.join(", ")})`;
    }
    case "groupInput":
      return `${target.group.groupId}.inputs['${target.name}']`;
    case "groupResult":
      return describeRead(target.of);
  }
}
