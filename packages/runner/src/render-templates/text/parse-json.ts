import { TemplateError } from "../template-error.ts";
import { Dict } from "../values/dict.ts";
import { toInteger } from "../values/number.ts";
import { PythonFloat, type Value } from "../values/value.ts";

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /(?:-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORDS: readonly (readonly [word: string, value: Value])[] = [
  ["true", true],
  ["false", false],
  ["null", null],
  ["NaN", new PythonFloat(Number.NaN)],
  ["Infinity", new PythonFloat(Infinity)],
  ["-Infinity", new PythonFloat(-Infinity)],
];

/** Deeper text is no data anybody wrote, and would exhaust the stack. */
const DEPTH_MAXIMUM = 900;

/** Python's `json.loads`: `1.0` stays a float, whole numbers of any size are exact. */
export function parseJson(text: string): Value {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Value {
    const value = this.#readValue(0);
    this.#match(SPACE);
    if (this.#position < this.#text.length) this.#fail("Extra data");
    return value;
  }

  #readValue(depth: number): Value {
    if (depth > DEPTH_MAXIMUM) throw new TemplateError("RecursionError", "the JSON is nested too deep");
    this.#match(SPACE);
    if (this.#skip("{")) return this.#readObject(depth);
    if (this.#skip("[")) return this.#readArray(depth);
    if (this.#text.charAt(this.#position) === '"') return this.#readString();
    const word = WORDS.find(([text]) => this.#text.startsWith(text, this.#position));
    if (word !== undefined) {
      this.#position += word[0].length;
      return word[1];
    }
    return this.#readNumber();
  }

  #readObject(depth: number): Value {
    const dict = new Dict();
    this.#match(SPACE);
    if (this.#skip("}")) return dict;
    for (;;) {
      this.#match(SPACE);
      if (this.#text.charAt(this.#position) !== '"') this.#fail("Expecting property name enclosed in double quotes");
      const key = this.#readString();
      this.#match(SPACE);
      if (!this.#skip(":")) this.#fail("Expecting ':' delimiter");
      dict.set(key, this.#readValue(depth + 1));
      this.#match(SPACE);
      if (this.#skip("}")) return dict;
      if (!this.#skip(",")) this.#fail("Expecting ',' delimiter");
    }
  }

  #readArray(depth: number): Value {
    const items: Value[] = [];
    this.#match(SPACE);
    if (this.#skip("]")) return items;
    for (;;) {
      items.push(this.#readValue(depth + 1));
      this.#match(SPACE);
      if (this.#skip("]")) return items;
      if (!this.#skip(",")) this.#fail("Expecting ',' delimiter");
    }
  }

  #readString(): string {
    const text = this.#match(STRING)?.[0] ?? this.#fail("Unterminated string or invalid character");
    return JSON.parse(text) as string;
  }

  #readNumber(): Value {
    const match = this.#match(NUMBER) ?? this.#fail("Expecting value");
    const [text, fraction, exponent] = match;
    if (fraction !== undefined || exponent !== undefined) return new PythonFloat(Number(text));
    return toInteger(BigInt(text));
  }

  #skip(character: string): boolean {
    const isThere = this.#text.charAt(this.#position) === character;
    if (isThere) this.#position += 1;
    return isThere;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#position += match[0].length;
    return match;
  }

  #fail(reason: string): never {
    const before = this.#text.slice(0, this.#position);
    const line = before.split("\n").length;
    const column = this.#position - before.lastIndexOf("\n");
    throw new TemplateError("JSONDecodeError", `${reason}: line ${line} column ${column} (char ${this.#position})`);
  }
}
