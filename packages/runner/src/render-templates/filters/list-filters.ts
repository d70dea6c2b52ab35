import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { calculate, negate } from "../operations/arithmetic.ts";
import { getAttributeOnly } from "../operations/attributes.ts";
import { areEqual, orderOf } from "../operations/compare.ts";
import { charactersOf, iterate, lengthOf, tryIterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { Dict, hashKeyOf } from "../values/dict.ts";
import { integerOf, isInteger } from "../values/number.ts";
import { requireInteger } from "../values/require-value.ts";
import {
  type CallArguments,
  isText,
  Markup,
  Tuple,
  textOf,
  typeNameOf,
  Undefined,
  type Value,
} from "../values/value.ts";
import { Generator } from "../values/view.ts";
import { attributeGetter, attributesGetter, ignoreCase } from "./attribute-getter.ts";
import { type FilterRow, filterTable } from "./filter-table.ts";

function nothing({ environment }: Evaluation, reason: string): Undefined {
  return new Undefined(environment.undefinedKind, reason);
}

function itemOr(item: Value | undefined, evaluation: Evaluation, reason: string): Value {
  return item === undefined ? nothing(evaluation, reason) : item;
}

function first(evaluation: Evaluation, value: Value): Value {
  for (const item of iterate(value)) return item;
  return nothing(evaluation, "No first item, sequence was empty.");
}

function last(evaluation: Evaluation, value: Value): Value {
  if (value instanceof Generator) throw new TemplateError("TypeError", "'generator' object is not reversible");
  return itemOr([...iterate(value)].at(-1), evaluation, "No last item, sequence was empty.");
}

/** Sorted by a key that is computed once for each item; equal ones keep their order. */
function sortBy(items: Iterable<Value>, keyOf: (item: Value) => Value, isReversed: boolean): Value[] {
  const keyed = Array.from(items, (item) => ({ item, key: keyOf(item) }));
  keyed.sort((left, right) => (isReversed ? orderOf(right.key, left.key) : orderOf(left.key, right.key)));
  return keyed.map(({ item }) => item);
}

function sort(
  evaluation: Evaluation,
  value: Value,
  reverse: Value = false,
  caseSensitive: Value = false,
  attribute: Value = null,
): Value {
  const keyOf = attributesGetter(evaluation, attribute, { ignoresCase: !isTruthy(caseSensitive) });
  return sortBy(iterate(value), keyOf, isTruthy(reverse));
}

function dictSort(
  _evaluation: Evaluation,
  value: Value,
  caseSensitive: Value = false,
  by: Value = "key",
  reverse: Value = false,
): Value {
  if (!(value instanceof Dict)) {
    throw new TemplateError("AttributeError", `'${typeNameOf(value)}' object has no attribute 'items'`);
  }
  if (by !== "key" && by !== "value") {
    throw new TemplateError("FilterArgumentError", 'You can only sort by either "key" or "value"');
  }
  const position = by === "key" ? 0 : 1;
  const pairs = [...value.entries()].map((pair) => new Tuple([...pair]));
  const keyOf = (pair: Value): Value => {
    const key = (pair instanceof Tuple ? pair.items[position] : null) ?? null;
    return isTruthy(caseSensitive) ? key : ignoreCase(key);
  };
  return sortBy(pairs, keyOf, isTruthy(reverse));
}

function unique(evaluation: Evaluation, value: Value, caseSensitive: Value = false, attribute: Value = null): Value {
  const keyOf = attributeGetter(evaluation, attribute, { ignoresCase: !isTruthy(caseSensitive) });
  const items = iterate(value);
  return new Generator(
    (function* () {
      const seen = new Set<unknown>();
      for (const item of items) {
        const key = hashKeyOf(keyOf(item));
        if (seen.has(key)) continue;
        seen.add(key);
        yield item;
      }
    })(),
  );
}

function extreme(direction: 1 | -1) {
  return (evaluation: Evaluation, value: Value, caseSensitive: Value = false, attribute: Value = null): Value => {
    const keyOf = attributeGetter(evaluation, attribute, { ignoresCase: !isTruthy(caseSensitive) });
    let best: { item: Value; key: Value } | null = null;
    for (const item of iterate(value)) {
      const key = keyOf(item);
      if (best === null || orderOf(key, best.key) * direction > 0) best = { item, key };
    }
    return best === null ? nothing(evaluation, "No aggregated item, sequence was empty.") : best.item;
  };
}

function sum(evaluation: Evaluation, value: Value, attribute: Value = null, start: Value = 0): Value {
  const get = attributeGetter(evaluation, attribute);
  let total = start;
  for (const item of iterate(value)) total = calculate("+", total, get(item));
  return total;
}

/** A group as `groupby` gives it: a pair whose parts also have names. */
class Group extends Tuple {
  override attribute(name: string): Value | undefined {
    if (name === "grouper") return this.items[0];
    return name === "list" ? this.items[1] : undefined;
  }
}

function groupBy(
  evaluation: Evaluation,
  value: Value,
  attribute: Value,
  fallback: Value = null,
  caseSensitive: Value = false,
): Value {
  const ignoresCase = !isTruthy(caseSensitive);
  const keyOf = attributeGetter(evaluation, attribute, { ignoresCase, fallback });
  const nameOf = attributeGetter(evaluation, attribute, { fallback });
  const groups: { key: Value; items: Value[] }[] = [];
  for (const item of sortBy(iterate(value), keyOf, false)) {
    const key = keyOf(item);
    const group = groups.at(-1);
    if (group !== undefined && areEqual(group.key, key)) group.items.push(item);
    else groups.push({ key, items: [item] });
  }
  return groups.map(({ items }) => new Group([nameOf(items[0] ?? null), items]));
}

function* batches(items: Iterable<Value>, size: number, filler: Value): Iterable<Value> {
  let batch: Value[] = [];
  for (const item of items) {
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length === 0) return;
  while (filler !== null && batch.length < size) batch.push(filler);
  yield batch;
}

function* slices(items: readonly Value[], count: number, filler: Value): Iterable<Value> {
  if (count === 0) throw new TemplateError("ZeroDivisionError", "integer division or modulo by zero");
  const size = Math.floor(items.length / count);
  const withExtra = items.length % count;
  let start = 0;
  for (let index = 0; index < count; index++) {
    const end = start + size + (index < withExtra ? 1 : 0);
    const part = items.slice(start, end);
    if (filler !== null && index >= withExtra) part.push(filler);
    yield part;
    start = end;
  }
}

function reverse(_evaluation: Evaluation, value: Value): Value {
  if (isText(value)) {
    const text = charactersOf(textOf(value)).reverse().join("");
    return value instanceof Markup ? new Markup(text) : text;
  }
  const items = tryIterate(value);
  if (items === null) throw new TemplateError("FilterArgumentError", "argument must be iterable");
  return new Generator([...items].reverse());
}

function join(evaluation: Evaluation, value: Value, separator: Value = "", attribute: Value = null): Value {
  const get = attributeGetter(evaluation, attribute);
  const items = Array.from(iterate(value), get);
  const isSafe = separator instanceof Markup || items.some((item) => item instanceof Markup);
  if (!evaluation.autoescape || !isSafe) return items.map(printValue).join(printValue(separator));
  return new Markup(items.map((item) => escapeHtml(item).value).join(escapeHtml(separator).value));
}

function items(_evaluation: Evaluation, value: Value): Value {
  if (value instanceof Undefined) return new Generator([]);
  if (!(value instanceof Dict)) throw new TemplateError("TypeError", "Can only get item pairs from a mapping.");
  return new Generator([...value.entries()].map((pair) => new Tuple([...pair])));
}

function random(evaluation: Evaluation, value: Value): Value {
  const choices = [...iterate(value)];
  const index = Math.floor(evaluation.environment.random() * choices.length);
  return itemOr(choices[index], evaluation, "No random item, sequence was empty.");
}

const map: Filter = (evaluation, { positional, named }) => {
  const [value = null, name, ...rest] = positional;
  return new Generator(
    transformEach(value, () => {
      return name === undefined ? attributeOf(evaluation, named) : filterOf(evaluation, name, rest, named);
    }),
  );
};

/** Parity: how to transform is looked up only when there is something to transform. */
function* transformEach(value: Value, prepare: () => (item: Value) => Value): Iterable<Value> {
  if (!isTruthy(value)) return;
  const items = iterate(value);
  const transform = prepare();
  for (const item of items) yield transform(item);
}

function attributeOf(evaluation: Evaluation, named: ReadonlyMap<string, Value>): (item: Value) => Value {
  const attribute = named.get("attribute");
  if (attribute === undefined) throw new TemplateError("FilterArgumentError", "map requires a filter argument");
  const unexpected = [...named.keys()].find((name) => name !== "attribute" && name !== "default");
  if (unexpected !== undefined) {
    throw new TemplateError("FilterArgumentError", `Unexpected keyword argument '${unexpected}'`);
  }
  return attributeGetter(evaluation, attribute, { fallback: named.get("default") });
}

function filterOf(
  evaluation: Evaluation,
  name: Value,
  rest: readonly Value[],
  named: ReadonlyMap<string, Value>,
): (item: Value) => Value {
  return (item) => {
    const filter = evaluation.environment.filters.get(printValue(name));
    if (filter !== undefined) return filter(evaluation, { positional: [item, ...rest], named });
    throw new TemplateError("TemplateRuntimeError", `No filter named '${printValue(name)}'.`);
  };
}

function selection({ isWanted, byAttribute }: { isWanted: boolean; byAttribute: boolean }): Filter {
  return (evaluation, { positional, named }) => {
    const [value = null, ...rest] = positional;
    const prepare = () => {
      const attribute = byAttribute ? rest.shift() : null;
      if (attribute === undefined) {
        throw new TemplateError("FilterArgumentError", "Missing parameter for attribute name");
      }
      const get = attributeGetter(evaluation, attribute);
      const [name, ...testArguments] = rest;
      const test = name === undefined ? isTruthy : testOf(evaluation, name, { positional: testArguments, named });
      return (item: Value) => test(get(item)) === isWanted;
    };
    return new Generator(choose(value, prepare));
  };
}

function* choose(value: Value, prepare: () => (item: Value) => boolean): Iterable<Value> {
  if (!isTruthy(value)) return;
  const isChosen = prepare();
  for (const item of iterate(value)) if (isChosen(item)) yield item;
}

function testOf(evaluation: Evaluation, name: Value, call: CallArguments): (item: Value) => boolean {
  return (item) => {
    const test = evaluation.environment.tests.get(printValue(name));
    if (test === undefined) throw new TemplateError("TemplateRuntimeError", `No test named '${printValue(name)}'.`);
    return isTruthy(test(evaluation, { positional: [item, ...call.positional], named: call.named }));
  };
}

function attribute({ environment }: Evaluation, value: Value, name: Value): Value {
  return getAttributeOnly(value, printValue(name), environment.undefinedKind);
}

function countOf(_evaluation: Evaluation, value: Value): Value {
  return lengthOf(value);
}

function absolute(_evaluation: Evaluation, value: Value): Value {
  if (isInteger(value) || typeof value === "boolean") {
    const integer = integerOf(value);
    return integer < 0 ? -integer : integer;
  }
  return orderOf(value, 0) < 0 ? negate(value) : value;
}

const LIST_FILTER_ROWS: readonly FilterRow[] = [
  ["abs", "/", absolute],
  ["attr", "name", attribute],
  [
    "batch",
    "linecount fill_with?",
    (_evaluation: Evaluation, value: Value, size: Value, filler: Value = null) =>
      new Generator(batches(iterate(value), requireInteger(size), filler)),
  ],
  ["count", "/", countOf],
  ["dictsort", "case_sensitive? by? reverse?", dictSort],
  ["first", "", first],
  ["groupby", "attribute default? case_sensitive?", groupBy],
  ["items", "", items],
  ["join", "d? attribute?", join],
  ["last", "", last],
  ["length", "/", countOf],
  ["list", "", (_evaluation: Evaluation, value: Value) => [...iterate(value)]],
  ["max", "case_sensitive? attribute?", extreme(1)],
  ["min", "case_sensitive? attribute?", extreme(-1)],
  ["random", "", random],
  ["reverse", "", reverse],
  [
    "slice",
    "slices fill_with?",
    (_evaluation: Evaluation, value: Value, count: Value, filler: Value = null) =>
      new Generator(slices([...iterate(value)], requireInteger(count), filler)),
  ],
  ["sort", "reverse? case_sensitive? attribute?", sort],
  ["sum", "attribute? start?", sum],
  ["unique", "case_sensitive? attribute?", unique],
];

/** Jinja's filters of lists and maps. */
export const LIST_FILTERS: ReadonlyMap<string, Filter> = new Map([
  ...filterTable(LIST_FILTER_ROWS),
  ["map", map] as const,
  ["select", selection({ isWanted: true, byAttribute: false })] as const,
  ["reject", selection({ isWanted: false, byAttribute: false })] as const,
  ["selectattr", selection({ isWanted: true, byAttribute: true })] as const,
  ["rejectattr", selection({ isWanted: false, byAttribute: true })] as const,
]);
