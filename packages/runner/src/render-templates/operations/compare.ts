import { TemplateError } from "../template-error.ts";
import { Dict, PythonSet } from "../values/dict.ts";
import { floatOf, integerOf, isNumeric, type Numeric } from "../values/number.ts";
import { isText, PythonFloat, Tuple, textOf, typeNameOf, Undefined, type Value } from "../values/value.ts";
import { tryIterate } from "./iterate.ts";

/** Python's `==`. A strictly undefined value raises. */
export function areEqual(left: Value, right: Value): boolean {
  if (typeof left === "string" && typeof right === "string") return left === right;
  if (left instanceof Undefined) return isSameUndefined(left, right);
  if (right instanceof Undefined) return isSameUndefined(right, left);
  if (isNumeric(left)) return isNumeric(right) && compareNumbers(left, right) === 0;
  if (isText(left)) return isText(right) && textOf(left) === textOf(right);
  if (left === null || right === null) return left === right;
  if (Array.isArray(left)) return Array.isArray(right) && haveEqualItems(left, right);
  if (left instanceof Tuple) return right instanceof Tuple && haveEqualItems(left.items, right.items);
  if (left instanceof Dict) return right instanceof Dict && haveEqualEntries(left, right);
  if (left instanceof PythonSet) return right instanceof PythonSet && isSubset(left, right) && left.size === right.size;
  return left.equals(right);
}

function isSameUndefined(left: Undefined, right: Value): boolean {
  left.failWhereStrict();
  if (right instanceof Undefined) right.failWhereStrict();
  return right instanceof Undefined && right.kind === left.kind;
}

function haveEqualItems(left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false;
  return left.every((item, index) => {
    const other = right[index] ?? null;
    return item === other || areEqual(item, other);
  });
}

function haveEqualEntries(left: Dict, right: Dict): boolean {
  if (left.size !== right.size) return false;
  for (const [key, value] of left.entries()) {
    const other = right.get(key);
    if (other === undefined || !areEqual(value, other)) return false;
  }
  return true;
}

function isSubset(left: PythonSet, right: PythonSet): boolean {
  for (const member of left.values()) if (!right.has(member)) return false;
  return true;
}

/** `NaN` when one of them is not a number. */
function compareNumbers(left: Numeric, right: Numeric): number {
  if (left instanceof PythonFloat || right instanceof PythonFloat) {
    const difference = floatOf(left) - floatOf(right);
    return floatOf(left) === floatOf(right) ? 0 : difference;
  }
  const leftInteger = integerOf(left);
  const rightInteger = integerOf(right);
  if (leftInteger < rightInteger) return -1;
  return leftInteger > rightInteger ? 1 : 0;
}

/** The comparisons that need an order. */
export type OrderingOperator = "<" | "<=" | ">" | ">=";

/** Python's `<`, `<=`, `>` and `>=`; a TypeError between kinds that have no order. */
export function isOrdered(operator: OrderingOperator, left: Value, right: Value): boolean {
  const order = orderOf(left, right, operator);
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

/** Which of two values comes first, as for sorting. */
export function orderOf(left: Value, right: Value, operator: OrderingOperator = "<"): number {
  if (left instanceof Undefined) left.fail();
  if (right instanceof Undefined) right.fail();
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (isText(left) && isText(right)) return compareText(textOf(left), textOf(right));
  if (Array.isArray(left) && Array.isArray(right)) return compareItems(left, right, operator);
  if (left instanceof Tuple && right instanceof Tuple) return compareItems(left.items, right.items, operator);
  if (left instanceof PythonSet && right instanceof PythonSet) return compareSets(left, right);
  const order = typeof left === "object" && left !== null && !Array.isArray(left) ? left.compare(right) : null;
  if (order !== null) return order;
  throw new TemplateError(
    "TypeError",
    `'${operator}' not supported between instances of '${typeNameOf(left)}' and '${typeNameOf(right)}'`,
  );
}

/** By code point, where JavaScript compares UTF-16 units. */
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  const leftPoints = Array.from(left, (character) => character.codePointAt(0) ?? 0);
  const rightPoints = Array.from(right, (character) => character.codePointAt(0) ?? 0);
  for (const [index, point] of leftPoints.entries()) {
    const other = rightPoints[index];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return -1;
}

function compareItems(left: readonly Value[], right: readonly Value[], operator: OrderingOperator): number {
  for (const [index, item] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (!areEqual(item, other)) return orderOf(item, other, operator);
  }
  return left.length - right.length;
}

function compareSets(left: PythonSet, right: PythonSet): number {
  if (isSubset(left, right)) return left.size - right.size;
  return isSubset(right, left) ? 1 : Number.NaN;
}

/** Python's `in`. */
export function isContained(value: Value, container: Value): boolean {
  if (isText(container)) {
    if (!isText(value)) {
      if (value instanceof Undefined) value.failWhereStrict();
      const found = typeNameOf(value);
      throw new TemplateError("TypeError", `'in <string>' requires string as left operand, not ${found}`);
    }
    return textOf(container).includes(textOf(value));
  }
  if (container instanceof Dict || container instanceof PythonSet) return container.has(value);
  if (typeof container === "object" && container !== null && !Array.isArray(container)) {
    const answer = container.contains(value);
    if (answer !== null) return answer;
  }
  const items = tryIterate(container);
  if (items === null) {
    throw new TemplateError("TypeError", `argument of type '${typeNameOf(container)}' is not iterable`);
  }
  for (const item of items) if (item === value || areEqual(item, value)) return true;
  return false;
}
