import { Dict, PythonSet } from "../values/dict.ts";
import { Markup, PythonFloat, Tuple, Undefined, type Value } from "../values/value.ts";

/** Python's `bool()`: empty text, list and map, 0 and None are false. A strictly undefined value raises. */
export function isTruthy(value: Value): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "string":
      return value !== "";
    case "number":
    case "bigint":
      return Boolean(value);
    default:
      return value !== null && (Array.isArray(value) ? value.length > 0 : isTrueObject(value));
  }
}

function isTrueObject(value: Exclude<Value, null | boolean | number | bigint | string | Value[]>): boolean {
  if (value instanceof PythonFloat) return value.value !== 0;
  if (value instanceof Markup) return value.value !== "";
  if (value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Dict || value instanceof PythonSet) return value.size > 0;
  if (value instanceof Undefined) {
    value.failWhereStrict();
    return false;
  }
  return value.isTrue();
}
