import type { Value } from "../values/value.ts";
import type { Arguments, Comparand, Expression, FilterExpression } from "./syntax-tree.ts";
import type { Token } from "./token.ts";
import { describeToken, type TokenStream } from "./token-stream.ts";

const COMPARISONS: readonly string[] = ["==", "!=", "<", "<=", ">", ">="];
const CONSTANTS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["true", true],
  ["True", true],
  ["false", false],
  ["False", false],
  ["none", null],
  ["None", null],
]);
const NO_ARGUMENTS: Arguments = { positional: [], named: [], rest: null, restNamed: null };

/** Reads expressions, with Jinja's precedence: one method for each level. */
export class ExpressionParser {
  readonly stream: TokenStream;

  constructor(stream: TokenStream) {
    this.stream = stream;
  }

  parseExpression({ allowsCondition = true } = {}): Expression {
    return allowsCondition ? this.#parseConditional() : this.#parseOr();
  }

  /** One expression, or a tuple of those that commas divide. */
  parseTuple({ allowsCondition = true, endName = "", isParenthesized = false } = {}): Expression {
    const items: Expression[] = [];
    let isTuple = false;
    for (;;) {
      if (items.length > 0) this.stream.expectOperator(",");
      if (this.#isTupleEnd(endName)) break;
      items.push(this.parseExpression({ allowsCondition }));
      if (!this.stream.isOperator(",")) break;
      isTuple = true;
    }
    const [first] = items;
    if (!isTuple && first !== undefined) return first;
    if (!isTuple && !isParenthesized) {
      this.stream.fail(`expected an expression, got ${describeToken(this.stream.current)}`);
    }
    return { kind: "tuple", items };
  }

  #isTupleEnd(endName: string): boolean {
    const { kind } = this.stream.current;
    if (kind === "variableEnd" || kind === "blockEnd" || this.stream.isOperator(")")) return true;
    return endName !== "" && this.stream.isName(endName);
  }

  #parseConditional(): Expression {
    let expression = this.#parseOr();
    while (this.stream.isName("if")) {
      const { line } = this.stream.next();
      const test = this.#parseOr();
      const whenFalse = this.stream.skipName("else") ? this.#parseConditional() : null;
      expression = { kind: "conditional", test, whenTrue: expression, whenFalse, line };
    }
    return expression;
  }

  #parseOr(): Expression {
    let left = this.#parseAnd();
    while (this.stream.skipName("or")) left = { kind: "or", left, right: this.#parseAnd() };
    return left;
  }

  #parseAnd(): Expression {
    let left = this.#parseNot();
    while (this.stream.skipName("and")) left = { kind: "and", left, right: this.#parseNot() };
    return left;
  }

  #parseNot(): Expression {
    return this.stream.skipName("not") ? { kind: "not", operand: this.#parseNot() } : this.#parseComparison();
  }

  #parseComparison(): Expression {
    const first = this.#parseSum();
    const rest: Comparand[] = [];
    for (let operator = this.#nextComparison(); operator !== null; operator = this.#nextComparison()) {
      rest.push({ operator, operand: this.#parseSum() });
    }
    return rest.length === 0 ? first : { kind: "comparison", first, rest };
  }

  #nextComparison(): Comparand["operator"] | null {
    if (this.stream.isOperator(...COMPARISONS)) return this.stream.next().text as Comparand["operator"];
    if (this.stream.skipName("in")) return "in";
    const { following } = this.stream;
    if (!this.stream.isName("not") || following.kind !== "name" || following.text !== "in") return null;
    this.stream.next();
    this.stream.next();
    return "not in";
  }

  #parseSum(): Expression {
    let left = this.#parseConcatenation();
    while (this.stream.isOperator("+", "-")) {
      const operator = this.stream.next().text as "+" | "-";
      left = { kind: "binary", operator, left, right: this.#parseConcatenation() };
    }
    return left;
  }

  #parseConcatenation(): Expression {
    const parts = [this.#parseProduct()];
    while (this.stream.skipOperator("~")) parts.push(this.#parseProduct());
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: "concatenation", parts };
  }

  #parseProduct(): Expression {
    let left = this.#parsePower();
    while (this.stream.isOperator("*", "/", "//", "%")) {
      const operator = this.stream.next().text as "*" | "/" | "//" | "%";
      left = { kind: "binary", operator, left, right: this.#parsePower() };
    }
    return left;
  }

  /** Parity: `**` groups from the left in Jinja, from the right in Python. */
  #parsePower(): Expression {
    let left = this.#parseUnary();
    while (this.stream.skipOperator("**")) left = { kind: "binary", operator: "**", left, right: this.#parseUnary() };
    return left;
  }

  #parseUnary({ withFilter = true } = {}): Expression {
    const operator = this.stream.isOperator("-", "+") ? (this.stream.next().text as "-" | "+") : null;
    const operand: Expression =
      operator === null
        ? this.parsePrimary()
        : { kind: "unary", operator, operand: this.#parseUnary({ withFilter: false }) };
    const expression = this.parsePostfix(operand);
    return withFilter ? this.#parseFiltersAndTests(expression) : expression;
  }

  parsePrimary(): Expression {
    const token = this.stream.next();
    switch (token.kind) {
      case "name": {
        const constant = CONSTANTS.get(token.text);
        return constant === undefined ? { kind: "name", name: token.text } : { kind: "constant", value: constant };
      }
      case "string":
        return { kind: "constant", value: this.#joinStrings(token) };
      case "integer":
      case "float":
        return { kind: "constant", value: token.value };
      default:
        break;
    }
    if (token.kind === "operator" && token.text === "(") {
      const tuple = this.parseTuple({ isParenthesized: true });
      this.stream.expectOperator(")");
      return tuple;
    }
    if (token.kind === "operator" && token.text === "[") return this.#parseList();
    if (token.kind === "operator" && token.text === "{") return this.#parseDict();
    return this.stream.fail(`unexpected ${describeToken(token)}`, token.line);
  }

  /** Adjacent strings are one. */
  #joinStrings(first: Token): string {
    let text = typeof first.value === "string" ? first.value : "";
    while (this.stream.current.kind === "string") {
      const { value } = this.stream.next();
      text += typeof value === "string" ? value : "";
    }
    return text;
  }

  #parseList(): Expression {
    const items: Expression[] = [];
    while (!this.stream.isOperator("]")) {
      if (items.length > 0) this.stream.expectOperator(",");
      if (this.stream.isOperator("]")) break;
      items.push(this.parseExpression());
    }
    this.stream.expectOperator("]");
    return { kind: "list", items };
  }

  #parseDict(): Expression {
    const pairs: (readonly [Expression, Expression])[] = [];
    while (!this.stream.isOperator("}")) {
      if (pairs.length > 0) this.stream.expectOperator(",");
      if (this.stream.isOperator("}")) break;
      const key = this.parseExpression();
      this.stream.expectOperator(":");
      pairs.push([key, this.parseExpression()]);
    }
    this.stream.expectOperator("}");
    return { kind: "dict", pairs };
  }

  /** Attributes, items and calls behind a value. */
  parsePostfix(target: Expression): Expression {
    let expression = target;
    for (;;) {
      if (this.stream.skipOperator(".")) expression = this.#parseMember(expression);
      else if (this.stream.skipOperator("[")) expression = this.#parseSubscript(expression);
      else if (this.stream.isOperator("(")) expression = this.#parseCall(expression);
      else return expression;
    }
  }

  #parseMember(target: Expression): Expression {
    const token = this.stream.next();
    if (token.kind === "name") return { kind: "attribute", target, name: token.text };
    if (token.kind !== "integer") this.stream.fail("expected name or number", token.line);
    return { kind: "item", target, key: { kind: "constant", value: token.value } };
  }

  #parseSubscript(target: Expression): Expression {
    const start = this.stream.isOperator(":") ? null : this.parseExpression();
    if (!this.stream.skipOperator(":")) {
      const key = start ?? this.stream.failExpecting("an expression");
      return { kind: "item", target, key: this.#parseSubscriptTuple(key) };
    }
    const stop = this.#parseSliceBound();
    const step = this.stream.skipOperator(":") ? this.#parseSliceBound() : null;
    this.stream.expectOperator("]");
    return { kind: "slice", target, start, stop, step };
  }

  #parseSubscriptTuple(first: Expression): Expression {
    const items = [first];
    while (this.stream.skipOperator(",")) items.push(this.parseExpression());
    this.stream.expectOperator("]");
    return items.length === 1 ? first : { kind: "tuple", items };
  }

  #parseSliceBound(): Expression | null {
    return this.stream.isOperator(":", "]", ",") ? null : this.parseExpression();
  }

  #parseCall(target: Expression): Expression {
    return { kind: "call", target, arguments: this.#parseArguments() };
  }

  #parseFiltersAndTests(target: Expression): Expression {
    let expression = target;
    for (;;) {
      if (this.stream.isOperator("|")) expression = this.parseFilters(expression) ?? expression;
      else if (this.stream.isName("is")) expression = this.#parseTest(expression);
      else if (this.stream.isOperator("(")) expression = this.#parseCall(expression);
      else return expression;
    }
  }

  /** The filters behind a value, or for a block the filters alone; `null` when there is none. */
  parseFilters(target: Expression | null): FilterExpression | null {
    let filter: FilterExpression | null = null;
    while (this.stream.skipOperator("|")) filter = this.parseFilter(filter ?? target);
    return filter;
  }

  parseFilter(target: Expression | null): FilterExpression {
    const { text, line } = this.stream.expectName();
    let name = text;
    while (this.stream.skipOperator(".")) name += `.${this.stream.expectName().text}`;
    const call = this.stream.isOperator("(") ? this.#parseArguments() : NO_ARGUMENTS;
    return { kind: "filter", target, name, arguments: call, line };
  }

  #parseTest(target: Expression): Expression {
    const { line } = this.stream.expectName("is");
    const isNegated = this.stream.skipName("not");
    let name = this.stream.expectName().text;
    while (this.stream.skipOperator(".")) name += `.${this.stream.expectName().text}`;
    const test: Expression = { kind: "test", target, name, arguments: this.#parseTestArguments(), line };
    return isNegated ? { kind: "not", operand: test } : test;
  }

  /** A test may take one value without parentheses: `x is divisibleby 2`. */
  #parseTestArguments(): Arguments {
    if (this.stream.isOperator("(")) return this.#parseArguments();
    const { kind } = this.stream.current;
    const isValue = kind === "name" || kind === "string" || kind === "integer" || kind === "float";
    if (!isValue && !this.stream.isOperator("[", "{")) return NO_ARGUMENTS;
    if (this.stream.isName("else", "or", "and")) return NO_ARGUMENTS;
    if (this.stream.isName("is")) this.stream.fail("You cannot chain multiple tests with is");
    return { ...NO_ARGUMENTS, positional: [this.parsePostfix(this.parsePrimary())] };
  }

  #parseArguments(): Arguments {
    const { line } = this.stream.expectOperator("(");
    const positional: Expression[] = [];
    const named: (readonly [string, Expression])[] = [];
    let rest: Expression | null = null;
    let restNamed: Expression | null = null;
    const ensure = (condition: boolean): void => {
      if (!condition) this.stream.fail("invalid syntax for function call expression", line);
    };
    let isFirst = true;
    while (!this.stream.isOperator(")")) {
      if (!isFirst) {
        this.stream.expectOperator(",");
        if (this.stream.isOperator(")")) break;
      }
      isFirst = false;
      if (this.stream.skipOperator("*")) {
        ensure(rest === null && restNamed === null);
        rest = this.parseExpression();
      } else if (this.stream.skipOperator("**")) {
        ensure(restNamed === null);
        restNamed = this.parseExpression();
      } else if (this.#isNamedArgument()) {
        ensure(restNamed === null);
        const name = this.stream.next().text;
        this.stream.next();
        named.push([name, this.parseExpression()]);
      } else {
        ensure(rest === null && restNamed === null && named.length === 0);
        positional.push(this.parseExpression());
      }
    }
    this.stream.expectOperator(")");
    return { positional, named, rest, restNamed };
  }

  #isNamedArgument(): boolean {
    const { current, following } = this.stream;
    return current.kind === "name" && following.kind === "operator" && following.text === "=";
  }
}
