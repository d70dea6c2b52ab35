import { TemplateError } from "../template-error.ts";
import { toInteger } from "../values/number.ts";
import { PythonFloat } from "../values/value.ts";
import { normalizeLineEnds, type SyntaxOptions } from "./syntax-options.ts";
import type { Token } from "./token.ts";
import { unescapeString } from "./unescape-string.ts";

const WHITE_SPACE = /\s+/y;
const FLOAT = /(?<!\.)(?:\d+_)*\d+(?:(?:\.(?:\d+_)*\d+)?e[+-]?(?:\d+_)*\d+|\.(?:\d+_)*\d+)/iy;
const INTEGER = /0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\da-f])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const STRING = /'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"/sy;
const OPERATOR = /\/\/|\*\*|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** Cuts a template into tokens, as Jinja's lexer does: white space control, raw sections and comments are gone. */
export function tokenizeTemplate(source: string, syntax: SyntaxOptions): Token[] {
  return new Tokenizer(normalizeLineEnds(source, syntax.keepTrailingNewline), syntax).tokenize();
}

/** The patterns that depend on the delimiters, made once per set of them. */
interface DelimiterPatterns {
  readonly start: RegExp;
  readonly commentEnd: RegExp;
  readonly blockEnd: RegExp;
  readonly variableEnd: RegExp;
  readonly rawEnd: RegExp;
}

const patternsBySyntax = new WeakMap<SyntaxOptions, DelimiterPatterns>();

function delimiterPatterns(syntax: SyntaxOptions): DelimiterPatterns {
  const known = patternsBySyntax.get(syntax);
  if (known !== undefined) return known;
  const blockStart = escapePattern(syntax.blockStart);
  const blockEnd = escapePattern(syntax.blockEnd);
  const variableEnd = escapePattern(syntax.variableEnd);
  const commentEnd = escapePattern(syntax.commentEnd);
  const suffix = syntax.trimBlocks ? "\\n?" : "";
  const starts = [
    { kind: "comment", text: syntax.commentStart },
    { kind: "block", text: syntax.blockStart },
    { kind: "variable", text: syntax.variableStart },
  ].sort((left, right) => right.text.length - left.text.length);
  const raw = `(?<raw>${blockStart}(?<rawSign>[-+]?)\\s*raw\\s*(?:-${blockEnd}\\s*|${blockEnd}))`;
  const others = starts.map(({ kind, text }) => `(?<${kind}>${escapePattern(text)})`).join("|");
  const end = `(?:\\+${blockEnd}|-${blockEnd}\\s*|${blockEnd}${suffix})`;
  const patterns = {
    start: new RegExp(`${raw}|(?:${others})(?<sign>[-+]?)`, "g"),
    commentEnd: new RegExp(`\\+${commentEnd}|-${commentEnd}\\s*|${commentEnd}${suffix}`, "g"),
    blockEnd: new RegExp(end, "y"),
    variableEnd: new RegExp(`-${variableEnd}\\s*|${variableEnd}`, "y"),
    rawEnd: new RegExp(`${blockStart}(?<sign>[-+]?)\\s*endraw\\s*${end}`, "g"),
  };
  patternsBySyntax.set(syntax, patterns);
  return patterns;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

class Tokenizer {
  readonly #source: string;
  readonly #syntax: SyntaxOptions;
  readonly #patterns: DelimiterPatterns;
  readonly #tokens: Token[] = [];
  #position = 0;
  #line = 1;
  #isLineStarting = true;

  constructor(source: string, syntax: SyntaxOptions) {
    this.#source = source;
    this.#syntax = syntax;
    this.#patterns = delimiterPatterns(syntax);
  }

  tokenize(): Token[] {
    while (this.#readText());
    this.#push("end", "");
    return this.#tokens;
  }

  /** Reads text up to the next delimiter and what that begins; false at the end of the template. */
  #readText(): boolean {
    const { start } = this.#patterns;
    start.lastIndex = this.#position;
    const match = start.exec(this.#source);
    if (match === null) {
      this.#pushData(this.#source.slice(this.#position));
      return false;
    }
    const groups = match.groups ?? {};
    const text = this.#source.slice(this.#position, match.index);
    const sign = groups["rawSign"] ?? groups["sign"] ?? "";
    this.#pushData(this.#strip(text, sign, groups["variable"] !== undefined));
    this.#advanceTo(match.index + match[0].length);
    if (groups["raw"] !== undefined) this.#readRaw();
    else if (groups["comment"] !== undefined) this.#readComment();
    else this.#readTag(groups["variable"] === undefined ? "block" : "variable", match[0]);
    return true;
  }

  #strip(text: string, sign: string, isVariable: boolean): string {
    if (sign === "-") return text.trimEnd();
    if (sign === "+" || isVariable || !this.#syntax.lstripBlocks) return text;
    const lineStart = text.lastIndexOf("\n") + 1;
    const isAlone = lineStart > 0 || this.#isLineStarting;
    return isAlone && /^\s+$/.test(text.slice(lineStart)) ? text.slice(0, lineStart) : text;
  }

  #readRaw(): void {
    const { rawEnd } = this.#patterns;
    rawEnd.lastIndex = this.#position;
    const match = rawEnd.exec(this.#source);
    if (match === null) {
      if (this.#position === this.#source.length) return;
      this.#fail("Missing end of raw directive");
    }
    const text = this.#source.slice(this.#position, match.index);
    this.#pushData(this.#strip(text, match.groups?.["sign"] ?? "", false));
    this.#advanceTo(match.index + match[0].length);
  }

  #readComment(): void {
    const { commentEnd } = this.#patterns;
    commentEnd.lastIndex = this.#position;
    const match = commentEnd.exec(this.#source);
    if (match === null) {
      // Parity: a comment that begins where the text ends is no mistake.
      if (this.#position === this.#source.length) return;
      this.#fail("Missing end of comment tag");
    }
    this.#advanceTo(match.index + match[0].length);
  }

  /** Reads an expression or a statement up to its end; the end counts only outside brackets. */
  #readTag(kind: "block" | "variable", opening: string): void {
    this.#push(kind === "block" ? "blockStart" : "variableStart", opening);
    const end = kind === "block" ? this.#patterns.blockEnd : this.#patterns.variableEnd;
    const brackets: string[] = [];
    while (this.#position < this.#source.length) {
      if (brackets.length === 0) {
        const closing = this.#match(end);
        if (closing !== null) {
          this.#push(kind === "block" ? "blockEnd" : "variableEnd", closing);
          this.#advance(closing);
          return;
        }
      }
      this.#readExpressionToken(brackets);
    }
  }

  #readExpressionToken(brackets: string[]): void {
    const blank = this.#match(WHITE_SPACE);
    if (blank !== null) return this.#advance(blank);
    const float = this.#match(FLOAT);
    if (float !== null) return this.#take("float", float, new PythonFloat(Number(float.replaceAll("_", ""))));
    const integer = this.#match(INTEGER);
    if (integer !== null) return this.#take("integer", integer, toInteger(BigInt(integer.replaceAll("_", ""))));
    const name = this.#match(NAME);
    if (name !== null) return this.#take("name", name);
    const text = this.#match(STRING);
    if (text !== null) {
      const unescaped = unescapeString(text.slice(1, -1));
      if (unescaped === null) this.#fail(`the text ${text} has an escape that is not complete`);
      return this.#take("string", text, unescaped);
    }
    const operator = this.#match(OPERATOR);
    if (operator === null) {
      this.#fail(`unexpected char '${this.#source.charAt(this.#position)}' at ${this.#position}`);
    }
    this.#balance(operator, brackets);
    this.#take("operator", operator);
  }

  #balance(operator: string, brackets: string[]): void {
    const closing = CLOSING.get(operator);
    if (closing !== undefined) brackets.push(closing);
    if (!/^[)\]}]$/.test(operator)) return;
    const expected = brackets.pop();
    if (expected === undefined) this.#fail(`unexpected '${operator}'`);
    if (expected !== operator) this.#fail(`unexpected '${operator}', expected '${expected}'`);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#position;
    return pattern.exec(this.#source)?.[0] ?? null;
  }

  #take(kind: Token["kind"], text: string, value: Token["value"] = null): void {
    this.#tokens.push({ kind, text, value, line: this.#line });
    this.#advance(text);
  }

  #push(kind: Token["kind"], text: string): void {
    this.#tokens.push({ kind, text, value: null, line: this.#line });
  }

  #pushData(text: string): void {
    if (text !== "") this.#push("data", text);
  }

  #advance(text: string): void {
    this.#advanceTo(this.#position + text.length);
  }

  #advanceTo(position: number): void {
    for (let index = this.#position; index < position; index++) {
      if (this.#source.charCodeAt(index) === 10) this.#line += 1;
    }
    this.#position = position;
    this.#isLineStarting = this.#source.charAt(position - 1) === "\n";
  }

  #fail(reason: string): never {
    throw new TemplateError("TemplateSyntaxError", `${reason} (line ${this.#line})`);
  }
}
