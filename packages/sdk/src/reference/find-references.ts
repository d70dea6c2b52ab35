import { type ReferenceTarget, referenceTargetOf } from "./reference-target.ts";

/** Every reference in a value: itself, or inside lists, sets, maps and plain objects. */
export function findReferences(value: unknown): readonly ReferenceTarget[] {
  const found: ReferenceTarget[] = [];
  collect(value, found, new Set());
  return found;
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
