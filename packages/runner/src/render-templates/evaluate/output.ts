import { printValue } from "../operations/print-value.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { parseLiteral } from "../text/parse-literal.ts";
import { isText, Markup, type Value } from "../values/value.ts";
import type { Evaluation } from "./environment.ts";

/** What a template or a part of it prints, piece by piece. */
export class Output {
  readonly #pieces: Value[] = [];
  /** Set by `extends`: what the template prints from there on is not wanted. */
  isMuted = false;

  addText(text: string): void {
    if (!this.isMuted) this.#pieces.push(text);
  }

  print(value: Value, { environment, autoescape }: Evaluation): void {
    if (this.isMuted) return;
    if (environment.isNative) this.#pieces.push(value);
    else this.#pieces.push(autoescape ? escapeHtml(value).value : printValue(value));
  }

  /** Adds all that another output holds. */
  append(other: Output): void {
    if (!this.isMuted) this.#pieces.push(...other.#pieces);
  }

  text(): string {
    return this.#pieces.map(printValue).join("");
  }

  /** The result of a macro or a block: text, safe HTML where HTML is escaped, a value in native rendering. */
  result({ environment, autoescape }: Evaluation): Value {
    if (environment.isNative) return this.nativeValue();
    return autoescape ? new Markup(this.text()) : this.text();
  }

  /**
   * The value of the pieces in native rendering.
   *
   * Parity: a single value is kept as it is unless it is text; all other output is joined and read as a Python
   * literal where it is one.
   */
  nativeValue(): Value {
    const [first] = this.#pieces;
    if (first === undefined) return null;
    if (this.#pieces.length === 1 && !isText(first)) return first;
    const text = this.text();
    const literal = parseLiteral(text);
    return literal === undefined ? text : literal;
  }
}
