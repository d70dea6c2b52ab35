import { formatTemplateText } from "../text/format-text.ts";
import { keepMarkup, TEXT_METHODS } from "../text/text-methods.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { bindMethod } from "../values/function.ts";
import { isInteger } from "../values/number.ts";
import {
  Callable,
  isText,
  Markup,
  PythonFloat,
  Tuple,
  textOf,
  typeNameOf,
  Undefined,
  type UndefinedKind,
  type Value,
} from "../values/value.ts";
import { DICT_METHODS, LIST_METHODS, SET_METHODS, TUPLE_METHODS, updateMethod } from "./container-methods.ts";
import { charactersOf } from "./iterate.ts";
import { floatMethod, integerMethod } from "./number-methods.ts";
import { printValue, represent, representText } from "./print-value.ts";
import { Slice, sliceOf } from "./slice.ts";

/** `value.name`: the attribute, else the item of that name, else an undefined value. */
export function getAttribute(value: Value, name: string, kind: UndefinedKind): Value {
  if (value instanceof Undefined) return ofUndefined(value, name);
  const attribute = findAttribute(value, name, kind);
  return attribute === undefined ? orMissing(findItem(value, name), value, name, kind) : attribute;
}

/** `value[key]`: the item, else for text the attribute of that name, else an undefined value. */
export function getItem(value: Value, key: Value | Slice, kind: UndefinedKind): Value {
  if (value instanceof Undefined) return ofUndefined(value, key instanceof Slice ? "slice" : printValue(key));
  if (key instanceof Slice) return sliceOf(value, key);
  if (key instanceof Undefined) key.failWhereStrict();
  const item = findItem(value, key);
  if (item !== undefined) return item;
  const name = isText(key) ? textOf(key) : null;
  if (name !== null) return orMissing(findAttribute(value, name, kind), value, name, kind);
  return missing(value, key, `has no element ${printValue(key)}`, kind);
}

/** `attr` filter and `map(attribute=…)` of names only: no item stands in for an attribute. */
export function getAttributeOnly(value: Value, name: string, kind: UndefinedKind): Value {
  if (value instanceof Undefined) return ofUndefined(value, name);
  return orMissing(findAttribute(value, name, kind), value, name, kind);
}

function ofUndefined(value: Undefined, name: string): Value {
  if (isMachinery(name)) return unsafe(value, name, value.kind);
  if (value.kind === "chainable") return value;
  return value.fail();
}

/** Names with two underscores reach into Python's machinery: the value raises as soon as it is used. */
function findAttribute(value: Value, name: string, kind: UndefinedKind): Value | undefined {
  if (name.startsWith("__")) {
    return isMachinery(name) ? unsafe(value, name, kind) : undefined;
  }
  return findPublicAttribute(value, name, kind);
}

function unsafe(value: Value, name: string, kind: UndefinedKind): Undefined {
  const reason = `access to attribute '${name}' of '${typeNameOf(value)}' object is unsafe.`;
  return new Undefined(kind, reason, { label: name, isUnsafe: true });
}

function isMachinery(name: string): boolean {
  return /^__[a-z_]+__$/.test(name);
}

function findPublicAttribute(value: Value, name: string, kind: UndefinedKind): Value | undefined {
  if (isText(value)) return findTextMethod(value, name, kind);
  if (value === null) return undefined;
  if (Array.isArray(value)) return bindMethod(LIST_METHODS, name, value);
  if (isInteger(value) || typeof value === "boolean") return integerMethod(value, name);
  if (value instanceof PythonFloat) return floatMethod(value, name);
  if (value instanceof Tuple) return bindMethod(TUPLE_METHODS, name, value) ?? value.attribute(name);
  if (value instanceof Dict) return name === "update" ? updateMethod(value) : bindMethod(DICT_METHODS, name, value);
  if (value instanceof PythonSet) return bindMethod(SET_METHODS, name, value);
  return value.attribute(name);
}

function findTextMethod(value: string | Markup, name: string, kind: UndefinedKind): Value | undefined {
  const text = textOf(value);
  if (name === "format" || name === "format_map") {
    return new Callable(name, (call) => {
      const [map] = call.positional;
      const names = name === "format_map" && map instanceof Dict ? { positional: [], named: namesOf(map) } : call;
      return keepMarkup(value, formatTemplateText(text, names, fieldAccess(kind)));
    });
  }
  const method = bindMethod(TEXT_METHODS, name, text);
  if (method === undefined || typeof value === "string") return method;
  return new Callable(name, (call) => keepMarkup(value, method.call(call)));
}

function namesOf(map: Dict): Map<string, Value> {
  return new Map([...map.entries()].map(([key, value]) => [printValue(key), value]));
}

/** Replacement fields of `str.format` go through the same doors as expressions do. */
function fieldAccess(kind: UndefinedKind) {
  return {
    attribute: (value: Value, name: string) => getAttribute(value, name, kind),
    item: (value: Value, key: Value) => getItem(value, key, kind),
  };
}

function findItem(value: Value, key: Value): Value | undefined {
  if (value === null || typeof value !== "object") {
    return typeof value === "string" ? itemAt(charactersOf(value), key) : undefined;
  }
  if (Array.isArray(value)) return itemAt(value, key);
  if (value instanceof Tuple) return itemAt(value.items, key);
  if (value instanceof Dict) return Array.isArray(key) || key instanceof Dict ? undefined : value.get(key);
  if (value instanceof Markup) return itemAt(charactersOf(value.value), key);
  return value.item(key);
}

function itemAt(items: readonly Value[], key: Value): Value | undefined {
  const index = typeof key === "boolean" ? Number(key) : key;
  return typeof index === "number" ? items.at(index) : undefined;
}

/** None is a value: only what is not there at all becomes undefined. */
function orMissing(found: Value | undefined, value: Value, name: string, kind: UndefinedKind): Value {
  if (found !== undefined) return found;
  return missing(value, name, `has no attribute ${representText(name)}`, kind);
}

function missing(value: Value, key: Value, what: string, kind: UndefinedKind): Undefined {
  const described = value === null ? "None" : `${typeNameOf(value)} object`;
  const label = `no such element: ${described}[${represent(key)}]`;
  return new Undefined(kind, `'${described}' ${what}`, { label });
}
