import { affirm, calculate, negate } from "../operations/arithmetic.ts";
import { getAttribute, getItem } from "../operations/attributes.ts";
import { areEqual, isContained, isOrdered } from "../operations/compare.ts";
import { iterate } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { Slice } from "../operations/slice.ts";
import { isTruthy } from "../operations/truth.ts";
import type { Arguments, Comparand, Expression } from "../syntax/syntax-tree.ts";
import { TemplateError } from "../template-error.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { Dict } from "../values/dict.ts";
import {
  type CallArguments,
  Markup,
  TemplateObject,
  Tuple,
  typeNameOf,
  Undefined,
  type Value,
} from "../values/value.ts";
import type { Frame } from "./frame.ts";

/** The value of an expression. */
export function evaluate(expression: Expression, frame: Frame): Value {
  switch (expression.kind) {
    case "constant":
      return expression.value;
    case "name":
      return evaluateName(expression.name, frame);
    case "attribute":
      return getAttribute(evaluate(expression.target, frame), expression.name, undefinedKindOf(frame));
    case "item":
      return getItem(evaluate(expression.target, frame), evaluate(expression.key, frame), undefinedKindOf(frame));
    case "call":
      return callValue(evaluate(expression.target, frame), evaluateArguments(expression.arguments, frame));
    case "filter":
      return evaluateFilter(expression, expression.target === null ? null : evaluate(expression.target, frame), frame);
    case "test":
      return evaluateTest(expression, frame);
    case "and": {
      const left = evaluate(expression.left, frame);
      return isTruthy(left) ? evaluate(expression.right, frame) : left;
    }
    case "or": {
      const left = evaluate(expression.left, frame);
      return isTruthy(left) ? left : evaluate(expression.right, frame);
    }
    case "not":
      return !isTruthy(evaluate(expression.operand, frame));
    case "comparison":
      return evaluateComparison(expression.first, expression.rest, frame);
    case "conditional":
      return evaluateConditional(expression, frame);
    default:
      return evaluateConstruction(expression, frame);
  }
}

type Construction = Extract<
  Expression,
  { kind: "list" | "tuple" | "dict" | "slice" | "binary" | "unary" | "concatenation" }
>;

function evaluateConstruction(expression: Construction, frame: Frame): Value {
  switch (expression.kind) {
    case "list":
      return expression.items.map((item) => evaluate(item, frame));
    case "tuple":
      return new Tuple(expression.items.map((item) => evaluate(item, frame)));
    case "dict":
      return new Dict(expression.pairs.map(([key, value]) => [evaluate(key, frame), evaluate(value, frame)] as const));
    case "slice": {
      const bound = (part: Expression | null): Value => (part === null ? null : evaluate(part, frame));
      const target = evaluate(expression.target, frame);
      const slice = new Slice(bound(expression.start), bound(expression.stop), bound(expression.step));
      return getItem(target, slice, undefinedKindOf(frame));
    }
    case "binary":
      return calculate(expression.operator, evaluate(expression.left, frame), evaluate(expression.right, frame));
    case "unary": {
      const operand = evaluate(expression.operand, frame);
      return expression.operator === "-" ? negate(operand) : affirm(operand);
    }
    case "concatenation":
      return joinAsText(
        expression.parts.map((part) => evaluate(part, frame)),
        frame,
      );
  }
}

function undefinedKindOf(frame: Frame) {
  return frame.evaluation.environment.undefinedKind;
}

function evaluateName(name: string, frame: Frame): Value {
  const value = frame.scope.find(name);
  return value === undefined ? new Undefined(undefinedKindOf(frame), `'${name}' is undefined`, { label: name }) : value;
}

/** Calls a value, which may be anything. */
export function callValue(target: Value, call: CallArguments): Value {
  if (target instanceof Undefined) return target.fail();
  const answer = target instanceof TemplateObject ? target.call(call) : undefined;
  if (answer === undefined) throw new TemplateError("TypeError", `'${typeNameOf(target)}' object is not callable`);
  return answer;
}

/** The values between the parentheses, `*` and `**` spread out. */
export function evaluateArguments(call: Arguments, frame: Frame, first?: Value): CallArguments {
  const positional = first === undefined ? [] : [first];
  for (const part of call.positional) positional.push(evaluate(part, frame));
  const named = new Map<string, Value>();
  for (const [name, value] of call.named) named.set(name, evaluate(value, frame));
  if (call.rest !== null) positional.push(...iterate(evaluate(call.rest, frame)));
  if (call.restNamed !== null) {
    const map = evaluate(call.restNamed, frame);
    if (!(map instanceof Dict)) throw new TemplateError("TypeError", "argument after ** must be a mapping");
    for (const [name, value] of map.entries()) named.set(printValue(name), value);
  }
  return { positional, named };
}

/** Applies a filter to a value that was evaluated already. */
export function evaluateFilter(
  { name, arguments: call }: Extract<Expression, { kind: "filter" }>,
  target: Value,
  frame: Frame,
): Value {
  const filter = frame.evaluation.environment.filters.get(name);
  if (filter === undefined) throw new TemplateError("TemplateRuntimeError", `No filter named '${name}' found.`);
  return filter(frame.evaluation, evaluateArguments(call, frame, target));
}

function evaluateTest(expression: Extract<Expression, { kind: "test" }>, frame: Frame): Value {
  const test = frame.evaluation.environment.tests.get(expression.name);
  if (test === undefined) {
    throw new TemplateError("TemplateRuntimeError", `No test named '${expression.name}' found.`);
  }
  return test(frame.evaluation, evaluateArguments(expression.arguments, frame, evaluate(expression.target, frame)));
}

function evaluateComparison(first: Expression, rest: readonly Comparand[], frame: Frame): boolean {
  let left = evaluate(first, frame);
  for (const { operator, operand } of rest) {
    const right = evaluate(operand, frame);
    if (!compare(operator, left, right)) return false;
    left = right;
  }
  return true;
}

function compare(operator: Comparand["operator"], left: Value, right: Value): boolean {
  switch (operator) {
    case "==":
      return areEqual(left, right);
    case "!=":
      return !areEqual(left, right);
    case "in":
      return isContained(left, right);
    case "not in":
      return !isContained(left, right);
    default:
      return isOrdered(operator, left, right);
  }
}

function evaluateConditional(expression: Extract<Expression, { kind: "conditional" }>, frame: Frame): Value {
  if (isTruthy(evaluate(expression.test, frame))) return evaluate(expression.whenTrue, frame);
  if (expression.whenFalse !== null) return evaluate(expression.whenFalse, frame);
  const reason = `the inline if-expression on line ${expression.line} evaluated to false and no else section was defined.`;
  // Parity: this one is lenient whatever the Dag asks for, so that `{{ 'a' if false }}` prints nothing.
  return new Undefined("default", reason);
}

function joinAsText(values: readonly Value[], frame: Frame): Value {
  if (frame.evaluation.autoescape && values.some((value) => value instanceof Markup)) {
    return new Markup(values.map((value) => escapeHtml(value).value).join(""));
  }
  return values.map(printValue).join("");
}
