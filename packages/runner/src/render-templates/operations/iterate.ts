import { TemplateError } from "../template-error.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { Markup, PythonFloat, Tuple, typeNameOf, Undefined, type Value } from "../values/value.ts";

/** The characters of text as Python counts them: by code point. */
export function charactersOf(text: string): string[] {
  return hasSurrogates(text) ? Array.from(text) : text.split("");
}

/** Python's `len()` of text. */
export function textLength(text: string): number {
  return hasSurrogates(text) ? Array.from(text).length : text.length;
}

function hasSurrogates(text: string): boolean {
  return /[\ud800-\udfff]/.test(text);
}

/** The items of a value, `null` when it has none. */
export function tryIterate(value: Value): Iterable<Value> | null {
  if (typeof value === "string") return charactersOf(value);
  if (value === null || typeof value !== "object") return null;
  if (Array.isArray(value)) return value;
  if (value instanceof Tuple) return value.items;
  if (value instanceof Dict) return value.keys();
  if (value instanceof PythonSet) return value.values();
  if (value instanceof Markup) return charactersOf(value.value);
  if (value instanceof Undefined) {
    value.failWhereStrict();
    return [];
  }
  return value.iterate();
}

/** The items of a value; Python's TypeError where it has none. */
export function iterate(value: Value): Iterable<Value> {
  const items = tryIterate(value);
  if (items === null) throw new TemplateError("TypeError", `'${typeNameOf(value)}' object is not iterable`);
  return items;
}

/** Python's `len()`, `null` where there is none. */
export function tryLengthOf(value: Value): number | null {
  if (typeof value === "string") return textLength(value);
  if (value === null || typeof value !== "object") return null;
  if (Array.isArray(value)) return value.length;
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict || value instanceof PythonSet) return value.size;
  if (value instanceof Markup) return textLength(value.value);
  if (value instanceof PythonFloat) return null;
  if (value instanceof Undefined) {
    value.failWhereStrict();
    return 0;
  }
  return value.length();
}

/** Python's `len()`; a TypeError where there is none. */
export function lengthOf(value: Value): number {
  const length = tryLengthOf(value);
  if (length === null) throw new TemplateError("TypeError", `object of type '${typeNameOf(value)}' has no len()`);
  return length;
}
