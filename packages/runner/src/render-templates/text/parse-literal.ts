import { negate } from "../operations/arithmetic.ts";
import { unescapeString } from "../syntax/unescape-string.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { toInteger } from "../values/number.ts";
import { PythonFloat, Tuple, type Value } from "../values/value.ts";

const SPACE = /(?:[ \t\f]|\\\n)+|#[^\n]*/y;
const NEWLINE = /\n/y;
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?/y;
const STRING =
  /([rRuU]?)("""[\s\S]*?(?:(?<!\\)(?:\\\\)*)"""|'''[\s\S]*?(?:(?<!\\)(?:\\\\)*)'''|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;

/** Text this deep is no data anybody wrote. */
const DEPTH_MAXIMUM = 90;

/**
 * The value of a Python literal: numbers, text, `True`, `None`, lists, tuples, maps and sets; `undefined` when the
 * text is anything else.
 *
 * Parity: a blank or a tab in front keeps text from being read, new lines in front do not.
 */
export function parseLiteral(text: string): Value | undefined {
  if (text === "" || text.startsWith(" ") || text.startsWith("\t")) return undefined;
  try {
    return new LiteralParser(text).parse();
  } catch (error) {
    if (error instanceof NotALiteral) return undefined;
    throw error;
  }
}

/** Ends the reading of text that is no literal. */
class NotALiteral extends Error {
  override readonly name = "NotALiteral";
}

class LiteralParser {
  readonly #text: string;
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Value {
    while (this.#match(NEWLINE) !== null);
    const value = this.#parseTupleOrValue();
    while (this.#match(NEWLINE) !== null || this.#match(SPACE) !== null);
    return this.#position === this.#text.length ? value : this.#fail();
  }

  /** What stands outside brackets may be a tuple: `1, 2`. */
  #parseTupleOrValue(): Value {
    const first = this.#parseValue();
    if (!this.#skip(",")) return first;
    return new Tuple([first, ...this.#parseItems(null)]);
  }

  /** Values up to the closing bracket, `null` for the end of the text; a comma may stand last. */
  #parseItems(closing: string | null): Value[] {
    const items: Value[] = [];
    while (!this.#isAtEnd(closing)) {
      items.push(this.#parseValue());
      if (!this.#skip(",")) break;
    }
    if (closing !== null) this.#expect(closing);
    return items;
  }

  #isAtEnd(closing: string | null): boolean {
    this.#skipSpace();
    if (closing !== null) return this.#text.startsWith(closing, this.#position);
    return this.#position >= this.#text.length || this.#text.charAt(this.#position) === "\n";
  }

  #parseValue(): Value {
    this.#skipSpace();
    const sign = this.#skip("-") ? "-" : this.#skip("+") ? "+" : "";
    if (sign !== "") {
      this.#skipSpace();
      const number = this.#parseNumber() ?? this.#fail();
      return sign === "-" ? negate(number) : number;
    }
    const character = this.#text.charAt(this.#position);
    if (character === "[") return this.#enclosed("[", () => this.#parseItems("]"));
    if (character === "(") return this.#enclosed("(", () => this.#parseParenthesized());
    if (character === "{") return this.#enclosed("{", () => this.#parseBraces());
    return this.#parseString() ?? this.#parseNumber() ?? this.#parseName();
  }

  #enclosed(opening: string, parse: () => Value): Value {
    this.#expect(opening);
    this.#depth += 1;
    if (this.#depth > DEPTH_MAXIMUM) this.#fail();
    const value = parse();
    this.#depth -= 1;
    return value;
  }

  #parseParenthesized(): Value {
    if (this.#skip(")")) return new Tuple([]);
    const first = this.#parseValue();
    if (this.#skip(")")) return first;
    this.#expect(",");
    return new Tuple([first, ...this.#parseItems(")")]);
  }

  #parseBraces(): Value {
    if (this.#skip("}")) return new Dict();
    const first = this.#parseValue();
    if (!this.#skip(":")) {
      if (this.#skip(",")) return new PythonSet([first, ...this.#parseItems("}")]);
      this.#expect("}");
      return new PythonSet([first]);
    }
    const dict = new Dict([[first, this.#parseValue()]]);
    while (this.#skip(",") && !this.#isAtEnd("}")) {
      const key = this.#parseValue();
      this.#expect(":");
      dict.set(key, this.#parseValue());
    }
    this.#expect("}");
    return dict;
  }

  #parseString(): Value | null {
    let text: string | null = null;
    for (let match = this.#exec(STRING); match !== null; match = this.#exec(STRING)) {
      const [, prefix = "", quoted = ""] = match;
      const width = /^(?:"""|''')/.test(quoted) ? 3 : 1;
      const inner = quoted.slice(width, -width);
      text = (text ?? "") + (prefix.toLowerCase() === "r" ? inner : (unescapeString(inner) ?? this.#fail()));
      this.#skipSpace();
    }
    return text;
  }

  #parseNumber(): Value | null {
    const match = this.#match(NUMBER);
    if (match === null) return null;
    // A letter behind a number makes it something else, such as `5j`, `05` or `1st`.
    if (/[\p{L}\p{N}_.]/u.test(this.#text.charAt(this.#position))) this.#fail();
    const digits = match.replaceAll("_", "");
    if (/^0[xob]/i.test(digits)) return toInteger(BigInt(digits.toLowerCase()));
    if (/[.eE]/.test(digits)) return new PythonFloat(Number(digits));
    if (/^0+[1-9]/.test(digits)) this.#fail();
    return toInteger(BigInt(digits));
  }

  #parseName(): Value {
    switch (this.#match(NAME)) {
      case "True":
        return true;
      case "False":
        return false;
      case "None":
        return null;
      case "set":
        this.#expect("(");
        this.#expect(")");
        return new PythonSet();
      default:
        return this.#fail();
    }
  }

  #skip(text: string): boolean {
    this.#skipSpace();
    const isThere = this.#text.startsWith(text, this.#position);
    if (isThere) this.#position += text.length;
    return isThere;
  }

  #expect(text: string): void {
    if (!this.#skip(text)) this.#fail();
  }

  /** A new line ends a value unless a bracket is open. */
  #skipSpace(): void {
    while (this.#match(SPACE) !== null || (this.#depth > 0 && this.#match(NEWLINE) !== null));
  }

  #match(pattern: RegExp): string | null {
    return this.#exec(pattern)?.[0] ?? null;
  }

  #exec(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#position;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#position += match[0].length;
    return match;
  }

  #fail(): never {
    throw new NotALiteral("not a literal");
  }
}
