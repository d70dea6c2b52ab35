import { Dict, PythonSet } from "../values/dict.ts";
import { isText, TemplateObject, Tuple, textOf, type Value } from "../values/value.ts";
import { LazySequence } from "../values/view.ts";

/**
 * The JavaScript value of a template's: what a task, or a macro of an author, is given.
 *
 * Tuples become lists, maps plain objects (a `Map` where a key is no text), date-times a `Date`.
 */
export function toNative(value: Value): unknown {
  if (Array.isArray(value)) return value.map(toNative);
  if (value instanceof Tuple || value instanceof LazySequence) return value.items.map(toNative);
  if (value instanceof PythonSet) return new Set(Array.from(value.values(), toNative));
  if (value instanceof Dict) return dictToNative(value);
  return value instanceof TemplateObject ? value.toNative() : value;
}

function dictToNative(dict: Dict): unknown {
  const entries = [...dict.entries()];
  if (entries.every(([key]) => isText(key))) {
    return Object.fromEntries(entries.map(([key, item]) => [isText(key) ? textOf(key) : "", toNative(item)]));
  }
  return new Map(entries.map(([key, item]) => [toNative(key), toNative(item)]));
}
