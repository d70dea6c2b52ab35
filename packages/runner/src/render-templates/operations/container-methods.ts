import { TemplateError } from "../template-error.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { type MethodTable, methodTable } from "../values/function.ts";
import { requireInteger } from "../values/require-value.ts";
import { type CallArguments, Callable, Tuple, type Value } from "../values/value.ts";
import { DictView } from "../values/view.ts";
import { areEqual, orderOf } from "./compare.ts";
import { iterate, lengthOf } from "./iterate.ts";
import { represent } from "./print-value.ts";

function indexOf(items: readonly Value[], value: Value, kind: string): number {
  const index = items.findIndex((item) => item === value || areEqual(item, value));
  if (index === -1) throw new TemplateError("ValueError", `${represent(value)} is not in ${kind}`);
  return index;
}

function countOf(items: readonly Value[], value: Value): number {
  return items.filter((item) => item === value || areEqual(item, value)).length;
}

function popFromList(list: Value[], position?: Value): Value {
  const index = position === undefined ? -1 : requireInteger(position);
  const at = index < 0 ? index + list.length : index;
  if (list.length === 0) throw new TemplateError("IndexError", "pop from empty list");
  const [item] = at >= 0 && at < list.length ? list.splice(at, 1) : [];
  if (item === undefined) throw new TemplateError("IndexError", "pop index out of range");
  return item;
}

/** The methods of Python's `list`; `sort` takes no `key`. */
export const LIST_METHODS: MethodTable<Value[]> = methodTable<Value[]>([
  ["append", "item /", (list: Value[], item: Value) => done(list.push(item))],
  ["extend", "items /", (list: Value[], items: Value) => done(list.push(...iterate(items)))],
  [
    "insert",
    "index item /",
    (list: Value[], index: Value, item: Value) => done(list.splice(requireInteger(index), 0, item)),
  ],
  ["pop", "index? /", popFromList],
  ["remove", "item /", (list: Value[], item: Value) => done(list.splice(indexOf(list, item, "list"), 1))],
  ["clear", "/", (list: Value[]) => done(list.splice(0))],
  ["copy", "/", (list: Value[]) => [...list]],
  ["index", "item /", (list: Value[], item: Value) => indexOf(list, item, "list")],
  ["count", "item /", countOf],
  ["reverse", "/", (list: Value[]) => done(list.reverse())],
  ["sort", "reverse?", (list: Value[], reverse?: Value) => done(sortInPlace(list, reverse === true))],
]);

function sortInPlace(list: Value[], isReversed: boolean): void {
  list.sort((left, right) => (isReversed ? orderOf(right, left) : orderOf(left, right)));
}

/** Python's methods that change a value return None. */
function done(_result: unknown): null {
  return null;
}

/** The methods of Python's `tuple`. */
export const TUPLE_METHODS: MethodTable<Tuple> = methodTable<Tuple>([
  ["index", "item /", (tuple: Tuple, item: Value) => indexOf(tuple.items, item, "tuple")],
  ["count", "item /", (tuple: Tuple, item: Value) => countOf(tuple.items, item)],
]);

function printItems(items: Value[]): string {
  return represent(items);
}

function popFromDict(dict: Dict, key: Value, fallback?: Value): Value {
  const value = dict.get(key);
  if (value === undefined && fallback === undefined) throw new TemplateError("KeyError", represent(key));
  dict.delete(key);
  return value === undefined ? (fallback ?? null) : value;
}

function getOr(dict: Dict, key: Value, fallback: Value = null): Value {
  const value = dict.get(key);
  return value === undefined ? fallback : value;
}

function popLastItem(dict: Dict): Value {
  const last = [...dict.entries()].at(-1);
  if (last === undefined) throw new TemplateError("KeyError", "'popitem(): dictionary is empty'");
  dict.delete(last[0]);
  return new Tuple([...last]);
}

function setDefault(dict: Dict, key: Value, value: Value = null): Value {
  const found = dict.get(key);
  if (found !== undefined) return found;
  dict.set(key, value);
  return value;
}

function* itemsOf(dict: Dict): Iterable<Value> {
  for (const [key, value] of dict.entries()) yield new Tuple([key, value]);
}

/** The methods of Python's `dict`, `update` excepted. */
export const DICT_METHODS: MethodTable<Dict> = methodTable<Dict>([
  ["get", "key default? /", getOr],
  ["keys", "/", (dict: Dict) => new DictView("dict_keys", () => dict.keys(), printItems)],
  ["values", "/", (dict: Dict) => new DictView("dict_values", () => dict.values(), printItems)],
  ["items", "/", (dict: Dict) => new DictView("dict_items", () => itemsOf(dict), printItems)],
  ["pop", "key default? /", popFromDict],
  ["popitem", "/", popLastItem],
  ["setdefault", "key default? /", setDefault],
  ["clear", "/", (dict: Dict) => done(dict.clear())],
  ["copy", "/", (dict: Dict) => new Dict(dict.entries())],
]);

/** `dict.update`, which takes a map, pairs and any names. */
export function updateMethod(dict: Dict): Callable {
  return new Callable("update", (call) => {
    for (const [key, value] of dictFrom(call).entries()) dict.set(key, value);
    return null;
  });
}

/** Python's `dict(…)`. */
export function dictFrom({ positional, named }: CallArguments): Dict {
  const dict = new Dict();
  const [source] = positional;
  if (source instanceof Dict) {
    for (const [key, value] of source.entries()) dict.set(key, value);
  } else if (source !== undefined) {
    for (const pair of iterate(source)) {
      if (lengthOf(pair) !== 2) {
        throw new TemplateError("ValueError", "dictionary update sequence elements must have length 2");
      }
      const [key = null, value = null] = iterate(pair);
      dict.set(key, value);
    }
  }
  for (const [name, value] of named) dict.set(name, value);
  return dict;
}

function removeMember(set: PythonSet, member: Value): null {
  if (!set.delete(member)) throw new TemplateError("KeyError", represent(member));
  return null;
}

function membersWhere(
  left: PythonSet,
  right: Value,
  isWanted: (member: Value, other: PythonSet) => boolean,
): PythonSet {
  const other = new PythonSet(iterate(right));
  return new PythonSet([...left.values()].filter((member) => isWanted(member, other)));
}

/** The methods of Python's `set`. */
export const SET_METHODS: MethodTable<PythonSet> = methodTable<PythonSet>([
  ["add", "item /", (set: PythonSet, item: Value) => done(set.add(item))],
  ["discard", "item /", (set: PythonSet, item: Value) => done(set.delete(item))],
  ["remove", "item /", removeMember],
  ["copy", "/", (set: PythonSet) => new PythonSet(set.values())],
  ["union", "other /", (set: PythonSet, other: Value) => new PythonSet([...set.values(), ...iterate(other)])],
  [
    "intersection",
    "other /",
    (set: PythonSet, other: Value) => membersWhere(set, other, (member, wanted) => wanted.has(member)),
  ],
  [
    "difference",
    "other /",
    (set: PythonSet, other: Value) => membersWhere(set, other, (member, unwanted) => !unwanted.has(member)),
  ],
  ["issubset", "other /", (set: PythonSet, other: Value) => isSubsetOf(set, new PythonSet(iterate(other)))],
  ["issuperset", "other /", (set: PythonSet, other: Value) => isSubsetOf(new PythonSet(iterate(other)), set)],
]);

function isSubsetOf(set: PythonSet, other: PythonSet): boolean {
  return [...set.values()].every((member) => other.has(member));
}
