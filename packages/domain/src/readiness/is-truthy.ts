import { isPlainObject } from "../xcom/plain-object.ts";

/**
 * Whether the condition of a short circuit holds.
 *
 * Parity: the truth of Airflow's language: false, nothing, zero, and whatever is empty (text, list, object) are
 * falsy. NaN is truthy there, and so here.
 */
export function isTruthy(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "number") return value !== 0;
  if (typeof value !== "object") return Boolean(value);
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length > 0;
  if (value instanceof Map || value instanceof Set) return value.size > 0;
  return !isPlainObject(value) || Object.keys(value).length > 0;
}
