import type { Json } from "@baram/domain";
import { isPlainObject } from "../reference/find-references.ts";
import { describeReference, referenceTargetOf } from "../reference/reference-target.ts";
import { literalValueOf } from "../template/template.ts";

/** A template field as written, for display: what JSON cannot hold is named in angle brackets. */
export function describeValue(value: unknown): Json {
  return describe(value, []);
}

function describe(value: unknown, around: readonly object[]): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "function") return "<function>";
  if (typeof value !== "object") return `<${typeof value}>`;
  return describeObject(value, around);
}

function describeObject(value: object, around: readonly object[]): Json {
  const target = referenceTargetOf(value);
  if (target !== null) return describeReference(target);
  const literalValue = literalValueOf(value);
  if (literalValue !== null) return describe(literalValue.value, around);
  if (around.includes(value)) return "<circular>";
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item: unknown) => describe(item, inside));
  if (value instanceof Set) return [...value].map((item) => describe(item, inside));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "<invalid date>" : value.toISOString();
  const entries = value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : null;
  if (entries === null) return `<${value.constructor.name}>`;
  return Object.fromEntries(entries.map(([name, item]) => [String(name), describe(item, inside)]));
}
