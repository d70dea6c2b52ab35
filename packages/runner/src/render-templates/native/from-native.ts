import { momentAt } from "../dates/moment.ts";
import { utcZone } from "../dates/zone.ts";
import { TemplateError } from "../template-error.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { toInteger } from "../values/number.ts";
import { type CallArguments, Callable, PythonFloat, TemplateObject, Undefined, type Value } from "../values/value.ts";
import { toNative } from "./to-native.ts";

/** An object of a class nobody here knows. It prints its class's name and has nothing a template could use. */
class OpaqueObject extends TemplateObject {
  readonly typeName: string;
  readonly #original: object;

  constructor(original: object) {
    super();
    this.typeName = Object.prototype.toString.call(original).slice(8, -1);
    this.#original = original;
  }

  override toNative(): unknown {
    return this.#original;
  }
}

/**
 * A JavaScript value as templates see it. It is copied: nothing a template does reaches the original.
 *
 * Values from outside have no kind for floats: an integral number is an integer.
 */
export function fromNative(value: unknown): Value {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isSafeInteger(value) ? value + 0 : new PythonFloat(value);
    case "bigint":
      return toInteger(value);
    case "function":
      return wrapFunction(value as (...values: unknown[]) => unknown);
    case "object":
      return value === null ? null : fromObject(value);
    default:
      return null;
  }
}

function fromObject(value: object): Value {
  if (Array.isArray(value)) return value.map(fromNative);
  if (value instanceof Date) return momentAt(value.getTime() * 1000, utcZone());
  if (value instanceof Map) return new Dict(Array.from(value, ([key, item]) => [fromNative(key), fromNative(item)]));
  if (value instanceof Set) return new PythonSet(Array.from(value, fromNative));
  if (value instanceof TemplateObject) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return new OpaqueObject(value);
  return new Dict(Object.entries(value).map(([key, item]: [string, unknown]) => [key, fromNative(item)]));
}

/** An author's macro: positions as positions, names as one last object. */
function wrapFunction(implementation: (...values: unknown[]) => unknown): Callable {
  return new Callable(implementation.name, (call) => callNative(implementation, call));
}

/** A function cannot tell that a name is not there from one that is nothing, so handing it over is a use of it. */
function given(value: Value): unknown {
  if (value instanceof Undefined) value.failWhereStrict();
  return toNative(value);
}

/** Calls an author's function with the values of a template. */
export function callNative(implementation: (...values: unknown[]) => unknown, call: CallArguments): Value {
  const values = call.positional.map(given);
  if (call.named.size > 0) {
    values.push(Object.fromEntries(Array.from(call.named, ([name, value]) => [name, given(value)])));
  }
  const result = implementation(...values);
  if (result instanceof Promise) {
    // Nobody waits for it, so that its failure must not end the process.
    result.catch(() => undefined);
    const reason = `"${implementation.name}" returned a promise; a macro or a filter gives its value at once`;
    throw new TemplateError("TypeError", reason);
  }
  return fromNative(result);
}
