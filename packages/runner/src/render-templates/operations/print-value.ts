import { Dict, PythonSet } from "../values/dict.ts";
import { Markup, PythonFloat, type TemplateObject, Tuple, type Value } from "../values/value.ts";

/** Python's `str()`: what `{{ … }}` prints. */
export function printValue(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof Markup) return value.value;
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isBuiltIn(value)
    ? value.text()
    : represent(value);
}

/** Python's `repr()`: how a value is printed inside a list or a map. */
export function represent(value: Value): string {
  return new Representer().represent(value);
}

function isBuiltIn(value: TemplateObject): boolean {
  return value instanceof PythonFloat || value instanceof Tuple || value instanceof Dict || value instanceof PythonSet;
}

/** Walks containers, remembering those it is in: a list that contains itself prints `[...]`. */
class Representer {
  readonly #open = new Set<Value>();

  represent(value: Value): string {
    switch (typeof value) {
      case "string":
        return representText(value);
      case "number":
      case "bigint":
        return String(value);
      case "boolean":
        return value ? "True" : "False";
      default:
        return value === null ? "None" : this.#representObject(value);
    }
  }

  #representObject(value: Value[] | TemplateObject): string {
    if (Array.isArray(value)) return this.#enclose(value, "[...]", () => `[${this.#join(value)}]`);
    if (value instanceof PythonFloat) return printFloat(value.value);
    if (value instanceof Markup) return `Markup(${representText(value.value)})`;
    if (value instanceof Tuple) {
      const comma = value.items.length === 1 ? "," : "";
      return this.#enclose(value, "(...)", () => `(${this.#join(value.items)}${comma})`);
    }
    if (value instanceof Dict) return this.#enclose(value, "{...}", () => this.#representDict(value));
    if (value instanceof PythonSet) return value.size === 0 ? "set()" : `{${this.#join([...value.values()])}}`;
    return value.representation();
  }

  #representDict(value: Dict): string {
    const pairs = [...value.entries()].map(([key, item]) => `${this.represent(key)}: ${this.represent(item)}`);
    return `{${pairs.join(", ")}}`;
  }

  #join(items: readonly Value[]): string {
    return items.map((item) => this.represent(item)).join(", ");
  }

  #enclose(value: Value, whenInside: string, print: () => string): string {
    if (this.#open.has(value)) return whenInside;
    this.#open.add(value);
    const text = print();
    this.#open.delete(value);
    return text;
  }
}

const NAMED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Text between quotes: `'` unless the text contains `'` and no `"`. What cannot be printed is escaped. */
export function representText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let result = quote;
  for (const character of text) {
    if (character === quote) result += `\\${quote}`;
    else result += NAMED_ESCAPES.get(character) ?? (isPrintable(character) ? character : escapeCharacter(character));
  }
  return result + quote;
}

function isPrintable(character: string): boolean {
  return character === " " || !/[\p{C}\p{Z}]/u.test(character);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}

/** The shortest text that reads back as the same number, as Python writes it: `1.0`, `1e+16`, `1e-05`. */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", exponentText = "0"] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  // Python changes to the exponential form later than JavaScript for small numbers and earlier for large ones.
  if (exponent < -4 || exponent >= 16) {
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const digits = mantissa.replace(/[-.]/g, "");
  const sign = value < 0 ? "-" : "";
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, "0");
  return `${sign}${padded.slice(0, exponent + 1)}.${padded.slice(exponent + 1) || "0"}`;
}
