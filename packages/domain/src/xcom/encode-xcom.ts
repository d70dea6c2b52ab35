import { bytesToHex } from "@noble/hashes/utils.js";
import { isPlainObject } from "./plain-object.ts";
import { TAG_KEY, type TaggedValue, XCOM_DEPTH_MAXIMUM } from "./xcom-tag.ts";

/** A value as XCom text, nothing to push, or why it cannot be pushed. */
export type EncodedXCom =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "nothing" }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Writes what a task returned or pushed as text: JSON, with tags for `Date`, `Map`, `Set`, `Uint8Array`, `bigint` and
 * the numbers that JSON lacks, all of which come back as they were. `undefined` inside an object is left out and
 * inside a list becomes `null`, as in JSON.
 */
export function encodeXCom(value: unknown): EncodedXCom {
  if (value === null || value === undefined) return { kind: "nothing" };
  const walk = new Walk();
  const tagged = walk.tag(value);
  if (walk.refusal !== null) return { kind: "refused", message: walk.refusal };
  return { kind: "text", text: JSON.stringify(tagged) };
}

const NONE: readonly unknown[] = [];

/** One walk through a value; the first thing that cannot be written is kept and ends it. */
class Walk {
  refusal: string | null = null;
  readonly #path: (string | number)[] = [];
  readonly #ancestors = new Set<object>();

  tag(value: unknown): unknown {
    if (this.refusal !== null) return null;
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return this.#tagNumber(value);
      case "bigint":
        return { [TAG_KEY]: "bigint", value: value.toString() } satisfies TaggedValue;
      case "object":
        return value === null ? null : this.#tagObject(value);
      case "undefined":
        return null;
      case "function":
        return this.#refuse("is a function");
      case "symbol":
        return this.#refuse("is a symbol");
    }
  }

  #tagNumber(value: number): unknown {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return this.#refuse(`is the whole number ${value}, beyond what a number holds exactly; give it as a bigint`);
    }
    if (Object.is(value, -0)) return { [TAG_KEY]: "number", value: "-0" } satisfies TaggedValue;
    if (Number.isFinite(value)) return value;
    const word = Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    return { [TAG_KEY]: "number", value: word } satisfies TaggedValue;
  }

  #tagObject(value: object): unknown {
    if (value instanceof Date) {
      if (Number.isNaN(value.getTime())) return this.#refuse("is an invalid Date");
      return { [TAG_KEY]: "date", value: value.toISOString() } satisfies TaggedValue;
    }
    if (value instanceof Uint8Array) return { [TAG_KEY]: "bytes", value: bytesToHex(value) } satisfies TaggedValue;
    if (this.#ancestors.has(value)) return this.#refuse("contains itself");
    if (this.#ancestors.size === XCOM_DEPTH_MAXIMUM) {
      return this.#refuse(`is nested more than ${XCOM_DEPTH_MAXIMUM} deep`);
    }
    this.#ancestors.add(value);
    const tagged = this.#tagChildren(value);
    this.#ancestors.delete(value);
    return tagged;
  }

  #tagChildren(value: object): unknown {
    if (Array.isArray(value)) return this.#tagList(value);
    if (value instanceof Map) {
      const entries = [...value].map(([key, element], index): [unknown, unknown] => [
        this.#at(index, key),
        this.#at(typeof key === "string" ? key : index, element),
      ]);
      return { [TAG_KEY]: "map", value: entries } satisfies TaggedValue;
    }
    if (value instanceof Set) return { [TAG_KEY]: "set", value: this.#tagList([...value]) } satisfies TaggedValue;
    if (!isPlainObject(value)) return this.#refuse(`is an object of the class ${className(value)}`);
    return this.#tagPlainObject(value);
  }

  /** `Array.from` also visits the holes of a list. */
  #tagList(list: readonly unknown[]): readonly unknown[] {
    return Array.from(list, (element, index) => this.#at(index, element));
  }

  #tagPlainObject(value: Readonly<Record<string, unknown>>): unknown {
    if (Object.getOwnPropertySymbols(value).length > 0) return this.#refuse("has a symbol as a key");
    const entries = Object.entries(value)
      .filter(([, element]) => element !== undefined)
      .map(([key, element]): [string, unknown] => [key, this.#at(key, element)]);
    if (Object.hasOwn(value, TAG_KEY)) return { [TAG_KEY]: "object", value: entries } satisfies TaggedValue;
    return Object.fromEntries(entries);
  }

  #at(step: string | number, value: unknown): unknown {
    this.#path.push(step);
    const tagged = this.tag(value);
    this.#path.pop();
    return tagged;
  }

  #refuse(problem: string): typeof NONE {
    this.refusal ??=
      `The ${describePath(this.#path)} ${problem}. An XCom holds plain data: ` +
      "text, numbers, booleans, lists, objects, Date, Map, Set, Uint8Array and bigint.";
    return NONE;
  }
}

/** A path as far as a sentence can carry it. */
const PATH_STEPS_MAXIMUM = 20;

function describePath(path: readonly (string | number)[]): string {
  if (path.length === 0) return "value";
  const steps = path.slice(0, PATH_STEPS_MAXIMUM).map((step) => {
    if (typeof step === "number") return `[${step}]`;
    return /^[A-Za-z_$][\w$]*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  });
  return `value at ${steps.join("").replace(/^\./, "")}${path.length > PATH_STEPS_MAXIMUM ? "…" : ""}`;
}

function className(value: object): string {
  const { constructor } = value;
  return typeof constructor === "function" && constructor.name !== "" ? constructor.name : "(without a name)";
}
