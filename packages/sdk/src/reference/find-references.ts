import type { DagPlace } from "../dag/dag-error.ts";
import { type Operator, placeOfOperator } from "../dag/dag-state.ts";
import { type ReferenceTarget, referenceTargetOf } from "./reference-target.ts";

/** Every reference in a value: itself, or inside lists, sets, maps and plain objects. */
export function findReferences(value: unknown): readonly ReferenceTarget[] {
  const found: ReferenceTarget[] = [];
  collect(value, found, new Set());
  return found;
}

/** The operators whose results a value depends on, each once, in the order in which they are named. */
export function findUpstreamOperators(value: unknown): readonly Operator[] {
  return [...new Set(findReferences(value).flatMap(upstreamOperatorsOf))];
}

/** The operators whose results a reference depends on, through `map`, `zip`, `concat` and the inputs of groups. */
export function upstreamOperatorsOf(target: ReferenceTarget): readonly Operator[] {
  switch (target.kind) {
    case "xcom":
      return [target.operator];
    case "map":
      return upstreamOperatorsOf(target.source);
    case "zip":
    case "concat":
      return target.sources.flatMap(upstreamOperatorsOf);
    case "groupResult":
      return [target.of.operator];
    case "groupInput": {
      const { inputs } = target.group;
      if (inputs === null) return [];
      if (Object.hasOwn(inputs.constants, target.name)) return findUpstreamOperators(inputs.constants[target.name]);
      // Parity: one argument of a mapped group depends on all that the group is expanded over.
      return findUpstreamOperators(inputs.expansion);
    }
  }
}

/** Where a reference was made, for error sentences. */
export function placeOfTarget(target: ReferenceTarget): DagPlace {
  if (target.kind === "groupInput") return { dagId: target.group.dag.dagId, taskId: null };
  const [operator] = upstreamOperatorsOf(target);
  return operator === undefined ? { dagId: null, taskId: null } : placeOfOperator(operator);
}

function collect(value: unknown, found: ReferenceTarget[], visited: Set<object>): void {
  if (typeof value !== "object" || value === null) return;
  const target = referenceTargetOf(value);
  if (target !== null) {
    found.push(target);
    return;
  }
  if (visited.has(value)) return;
  visited.add(value);
  for (const item of itemsOf(value)) collect(item, found, visited);
}

function itemsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return value.values();
  if (value instanceof Set) return value;
  // A list's own values are its items.
  return Array.isArray(value) || isPlainObject(value) ? (Object.values(value) as unknown[]) : [];
}

/** Whether an object is a record written as such, not an instance of a class. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
