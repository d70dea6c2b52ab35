import { orderOf } from "../operations/compare.ts";
import { printFloat, printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { isText, PythonFloat, Tuple, textOf, typeNameOf, type Value } from "../values/value.ts";

/** Python's options of `json.dumps`. */
export interface JsonOptions {
  readonly sortsKeys?: boolean;
  /** A number of blanks or the text to indent by; `null` for one line. */
  readonly indent?: string | null;
  readonly escapesNonAscii?: boolean;
  readonly separators?: readonly [item: string, key: string] | null;
}

/** Python's `json.dumps`: a blank behind commas and colons, non-ASCII escaped. */
export function dumpJson(value: Value, options: JsonOptions = {}): string {
  return new JsonWriter(options).write(value, 0);
}

class JsonWriter {
  readonly #sortsKeys: boolean;
  readonly #indent: string | null;
  readonly #escapesNonAscii: boolean;
  readonly #itemSeparator: string;
  readonly #keySeparator: string;
  readonly #open = new Set<Value>();

  constructor({ sortsKeys = false, indent = null, escapesNonAscii = true, separators = null }: JsonOptions) {
    this.#sortsKeys = sortsKeys;
    this.#indent = indent;
    this.#escapesNonAscii = escapesNonAscii;
    [this.#itemSeparator, this.#keySeparator] = separators ?? [indent === null ? ", " : ",", ": "];
  }

  write(value: Value, depth: number): string {
    if (isText(value)) return this.#quote(textOf(value));
    if (value === null) return "null";
    if (typeof value === "boolean") return value ? "true" : "false";
    if (typeof value === "number" || typeof value === "bigint") return String(value);
    if (value instanceof PythonFloat) return writeFloat(value.value);
    if (Array.isArray(value)) return this.#enclose(value, () => this.#writeItems(value, depth));
    if (value instanceof Tuple) return this.#writeItems(value.items, depth);
    if (value instanceof Dict) return this.#enclose(value, () => this.#writeDict(value, depth));
    throw new TemplateError("TypeError", `Object of type ${typeNameOf(value)} is not JSON serializable`);
  }

  #writeItems(items: readonly Value[], depth: number): string {
    return this.#wrap(
      "[]",
      items.map((item) => this.write(item, depth + 1)),
      depth,
    );
  }

  #writeDict(dict: Dict, depth: number): string {
    const entries = [...dict.entries()];
    if (this.#sortsKeys) entries.sort(([left], [right]) => orderOf(left, right));
    const parts = entries.map(([key, value]) => {
      const name = this.#quote(writeKey(key));
      return `${name}${this.#keySeparator}${this.write(value, depth + 1)}`;
    });
    return this.#wrap("{}", parts, depth);
  }

  #wrap(brackets: string, parts: readonly string[], depth: number): string {
    if (parts.length === 0) return brackets;
    const [open, close] = [brackets.charAt(0), brackets.charAt(1)];
    if (this.#indent === null) return open + parts.join(this.#itemSeparator) + close;
    const inner = `\n${this.#indent.repeat(depth + 1)}`;
    const outer = `\n${this.#indent.repeat(depth)}`;
    return open + inner + parts.join(this.#itemSeparator + inner) + outer + close;
  }

  #enclose(value: Value, write: () => string): string {
    if (this.#open.has(value)) throw new TemplateError("ValueError", "Circular reference detected");
    this.#open.add(value);
    const text = write();
    this.#open.delete(value);
    return text;
  }

  #quote(text: string): string {
    const quoted = JSON.stringify(text);
    return this.#escapesNonAscii ? quoted.replace(/[\u0080-\uffff]/g, escapeUnit) : quoted;
  }
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function writeFloat(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return printFloat(value);
}

function writeKey(key: Value): string {
  if (isText(key)) return textOf(key);
  if (key === null) return "null";
  if (typeof key === "boolean") return key ? "true" : "false";
  if (typeof key === "number" || typeof key === "bigint" || key instanceof PythonFloat) return printValue(key);
  const message = `keys must be str, int, float, bool or None, not ${typeNameOf(key)}`;
  throw new TemplateError("TypeError", message);
}
