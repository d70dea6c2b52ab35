import { TemplateError } from "../template-error.ts";
import type { Token } from "./token.ts";

/** The tokens of a template with a place in them. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get current(): Token {
    return this.#at(this.#position);
  }

  get following(): Token {
    return this.#at(this.#position + 1);
  }

  /** The current token, which is left behind. */
  next(): Token {
    const token = this.current;
    this.#position += 1;
    return token;
  }

  isOperator(...texts: readonly string[]): boolean {
    return this.current.kind === "operator" && texts.includes(this.current.text);
  }

  isName(...texts: readonly string[]): boolean {
    return this.current.kind === "name" && texts.includes(this.current.text);
  }

  /** Whether the current token was this operator, which is then left behind. */
  skipOperator(text: string): boolean {
    const isFound = this.isOperator(text);
    if (isFound) this.#position += 1;
    return isFound;
  }

  skipName(text: string): boolean {
    const isFound = this.isName(text);
    if (isFound) this.#position += 1;
    return isFound;
  }

  expectOperator(text: string): Token {
    if (!this.isOperator(text)) this.failExpecting(`'${text}'`);
    return this.next();
  }

  expectName(text?: string): Token {
    if (this.current.kind !== "name" || (text !== undefined && this.current.text !== text)) {
      this.failExpecting(text === undefined ? "a name" : `'${text}'`);
    }
    return this.next();
  }

  expect(kind: Token["kind"], what: string): Token {
    if (this.current.kind !== kind) this.failExpecting(what);
    return this.next();
  }

  failExpecting(what: string): never {
    this.fail(`expected ${what}, got ${describeToken(this.current)}`);
  }

  fail(reason: string, line: number = this.current.line): never {
    throw new TemplateError("TemplateSyntaxError", `${reason} (line ${line})`);
  }

  #at(position: number): Token {
    const token = this.#tokens[Math.min(position, this.#tokens.length - 1)];
    return token ?? { kind: "end", text: "", value: null, line: 1 };
  }
}

/** The token in words, for messages. */
export function describeToken(token: Token): string {
  switch (token.kind) {
    case "end":
      return "the end of the template";
    case "blockEnd":
      return "the end of the statement";
    case "variableEnd":
      return "the end of the expression";
    default:
      return `'${token.text}'`;
  }
}
