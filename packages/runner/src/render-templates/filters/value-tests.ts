import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { calculate } from "../operations/arithmetic.ts";
import { areEqual, isContained, isOrdered, type OrderingOperator } from "../operations/compare.ts";
import { tryIterate, tryLengthOf } from "../operations/iterate.ts";
import { printValue } from "../operations/print-value.ts";
import { isLowerCase, isUpperCase } from "../text/letter-case.ts";
import { Dict, hashKeyOf, PythonSet } from "../values/dict.ts";
import { isInteger, isNumeric } from "../values/number.ts";
import { isText, Markup, PythonFloat, TemplateObject, Undefined, type Value } from "../values/value.ts";
import { DictView } from "../values/view.ts";
import { type FilterRow, filterTable } from "./filter-table.ts";

type Test = (evaluation: Evaluation, value: Value, other: Value) => boolean;

function kind(isOfKind: (value: Value) => boolean): Test {
  return (_evaluation, value) => isOfKind(value);
}

function ordering(operator: OrderingOperator): Test {
  return (_evaluation, value, other) => isOrdered(operator, value, other);
}

function isSequence(value: Value): boolean {
  if (value instanceof PythonSet || value instanceof DictView) return false;
  return !(value instanceof Undefined) && tryLengthOf(value) !== null;
}

function isIterable(value: Value): boolean {
  return tryIterate(value) !== null;
}

/** Parity: an undefined value can be called, to say that it is undefined. */
function isCallable(value: Value): boolean {
  return value instanceof Undefined || (value instanceof TemplateObject && value.isCallable());
}

/** Parity: a list is no name, not even a wrong one. */
function nameOf(value: Value): string {
  hashKeyOf(value);
  return printValue(value);
}

function remainder(value: Value, divisor: Value, expected: number): boolean {
  return areEqual(calculate("%", value, divisor), expected);
}

function letters(isSo: (text: string) => boolean): Test {
  return (_evaluation, value) => isSo(printValue(value));
}

const equal: Test = (_evaluation, value, other) => areEqual(value, other);
const unequal: Test = (_evaluation, value, other) => !areEqual(value, other);
const isDefined: Test = (_evaluation, value) => !(value instanceof Undefined);

const TEST_ROWS: readonly FilterRow[] = [
  ["odd", "/", (_evaluation: Evaluation, value: Value) => remainder(value, 2, 1)],
  ["even", "/", (_evaluation: Evaluation, value: Value) => remainder(value, 2, 0)],
  ["divisibleby", "num", (_evaluation: Evaluation, value: Value, divisor: Value) => remainder(value, divisor, 0)],
  ["defined", "/", isDefined],
  ["undefined", "/", kind((value) => value instanceof Undefined)],
  ["none", "/", kind((value) => value === null)],
  ["boolean", "/", kind((value) => typeof value === "boolean")],
  ["true", "/", kind((value) => value === true)],
  ["false", "/", kind((value) => value === false)],
  ["integer", "/", kind(isInteger)],
  ["float", "/", kind((value) => value instanceof PythonFloat)],
  ["number", "/", kind(isNumeric)],
  ["string", "/", kind(isText)],
  ["mapping", "/", kind((value) => value instanceof Dict)],
  ["sequence", "/", kind(isSequence)],
  ["iterable", "/", kind(isIterable)],
  ["callable", "/", kind(isCallable)],
  ["escaped", "/", kind((value) => value instanceof Markup)],
  ["lower", "/", letters(isLowerCase)],
  ["upper", "/", letters(isUpperCase)],
  ["sameas", "other", (_evaluation: Evaluation, value: Value, other: Value) => value === other],
  ["in", "seq", (_evaluation: Evaluation, value: Value, container: Value) => isContained(value, container)],
  ["filter", "/", ({ environment }: Evaluation, value: Value) => environment.filters.has(nameOf(value))],
  ["test", "/", ({ environment }: Evaluation, value: Value) => environment.tests.has(nameOf(value))],
];

const COMPARISONS: readonly (readonly [names: readonly string[], test: Test])[] = [
  [["==", "eq", "equalto"], equal],
  [["!=", "ne"], unequal],
  [["<", "lt", "lessthan"], ordering("<")],
  [["<=", "le"], ordering("<=")],
  [[">", "gt", "greaterthan"], ordering(">")],
  [[">=", "ge"], ordering(">=")],
];

/** Jinja's tests, the words behind `is`. */
export const VALUE_TESTS: ReadonlyMap<string, Filter> = filterTable([
  ...TEST_ROWS,
  ...COMPARISONS.flatMap(([names, test]) => names.map((name): FilterRow => [name, "other /", test])),
]);
