import { TemplateError } from "../template-error.ts";
import { Markup, PythonFloat, TemplateObject, Tuple, typeNameOf, Undefined, type Value } from "./value.ts";

/**
 * What a value is filed under in a map or a set: equal values have the same key (`1`, `1.0` and `True` are one key),
 * and a list or a map has none.
 */
export function hashKeyOf(value: Value): unknown {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      return value === null ? null : hashKeyOfObject(value);
  }
}

function hashKeyOfObject(value: Value[] | TemplateObject): unknown {
  if (value instanceof Markup || value instanceof PythonFloat) return value.value;
  // The null character keeps a tuple apart from any text that occurs as a key.
  if (value instanceof Tuple) return `\u0000(${value.items.map(describeKey).join("\u0000")})`;
  if (value instanceof Undefined) value.failWhereStrict();
  if (Array.isArray(value) || value instanceof Dict || value instanceof PythonSet) {
    throw new TemplateError("TypeError", `unhashable type: '${typeNameOf(value)}'`);
  }
  return value.hashKey();
}

const identities = new WeakMap<object, number>();
let identityCount = 0;

function describeKey(item: Value): string {
  const key = hashKeyOf(item);
  if (typeof key !== "object" || key === null) return `${typeof key}:${String(key)}`;
  let identity = identities.get(key);
  if (identity === undefined) {
    identity = ++identityCount;
    identities.set(key, identity);
  }
  return `object:${identity}`;
}

/** Python's `dict`: any hashable key, in order of insertion. */
export class Dict extends TemplateObject {
  readonly typeName: string = "dict";
  readonly #pairs = new Map<unknown, [Value, Value]>();

  constructor(pairs: Iterable<readonly [Value, Value]> = []) {
    super();
    for (const [key, value] of pairs) this.set(key, value);
  }

  get size(): number {
    return this.#pairs.size;
  }

  get(key: Value): Value | undefined {
    return this.#pairs.get(hashKeyOf(key))?.[1];
  }

  has(key: Value): boolean {
    return this.#pairs.has(hashKeyOf(key));
  }

  set(key: Value, value: Value): void {
    const hashKey = hashKeyOf(key);
    const pair = this.#pairs.get(hashKey);
    if (pair === undefined) this.#pairs.set(hashKey, [key, value]);
    else pair[1] = value;
  }

  delete(key: Value): boolean {
    return this.#pairs.delete(hashKeyOf(key));
  }

  clear(): void {
    this.#pairs.clear();
  }

  *keys(): Generator<Value> {
    for (const [key] of this.#pairs.values()) yield key;
  }

  *values(): Generator<Value> {
    for (const [, value] of this.#pairs.values()) yield value;
  }

  *entries(): Generator<readonly [Value, Value]> {
    yield* this.#pairs.values();
  }
}

/** Python's `set`. */
export class PythonSet extends TemplateObject {
  readonly typeName = "set";
  readonly #members = new Map<unknown, Value>();

  constructor(members: Iterable<Value> = []) {
    super();
    for (const member of members) this.add(member);
  }

  get size(): number {
    return this.#members.size;
  }

  has(value: Value): boolean {
    return this.#members.has(hashKeyOf(value));
  }

  add(value: Value): void {
    const key = hashKeyOf(value);
    if (!this.#members.has(key)) this.#members.set(key, value);
  }

  delete(value: Value): boolean {
    return this.#members.delete(hashKeyOf(value));
  }

  values(): IterableIterator<Value> {
    return this.#members.values();
  }
}
