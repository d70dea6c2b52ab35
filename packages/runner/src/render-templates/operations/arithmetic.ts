import { TemplateError } from "../template-error.ts";
import { escapeHtml } from "../text/escape-html.ts";
import { formatPercent } from "../text/percent-format.ts";
import { PythonSet } from "../values/dict.ts";
import {
  floatOf,
  integerFromFloat,
  integerOf,
  isInteger,
  isNumeric,
  type Numeric,
  toInteger,
} from "../values/number.ts";
import {
  type BinaryOperator,
  type Integer,
  isText,
  Markup,
  PythonFloat,
  TemplateObject,
  Tuple,
  typeNameOf,
  Undefined,
  type Value,
} from "../values/value.ts";

/** The largest text or list that `*` makes, in characters or items: more is a mistake or an attack. */
const REPEATED_LENGTH_MAXIMUM = 100_000_000;

/** The largest power, in bits: more would keep the process busy for minutes. */
const POWER_BITS_MAXIMUM = 1_000_000;

/** Python's arithmetic operators, with its kinds: `10 / 2` is `5.0`, `-7 // 2` is −4, `'a' + 1` a TypeError. */
export function calculate(operator: BinaryOperator, left: Value, right: Value): Value {
  if (left instanceof Undefined) left.fail();
  if (operator === "%" && isText(left)) return formatPercent(left, right);
  if (right instanceof Undefined) right.fail();
  if (isNumeric(left) && isNumeric(right)) return calculateNumbers(operator, left, right);
  if (operator === "+") {
    const sum = concatenate(left, right);
    if (sum !== undefined) return sum;
  }
  if (operator === "*") {
    const product = repeat(left, right) ?? repeat(right, left);
    if (product !== undefined) return product;
  }
  if (operator === "-" && left instanceof PythonSet && right instanceof PythonSet) {
    return new PythonSet([...left.values()].filter((member) => !right.has(member)));
  }
  const answer = askOperands(operator, left, right);
  if (answer !== undefined) return answer;
  throw unsupported(operator, left, right);
}

function askOperands(operator: BinaryOperator, left: Value, right: Value): Value | undefined {
  if (left instanceof TemplateObject) {
    const answer = left.operate(operator, right, false);
    if (answer !== undefined) return answer;
  }
  return right instanceof TemplateObject ? right.operate(operator, left, true) : undefined;
}

function unsupported(operator: BinaryOperator, left: Value, right: Value): TemplateError {
  if (operator === "+" && isText(left)) {
    return new TemplateError("TypeError", `can only concatenate str (not "${typeNameOf(right)}") to str`);
  }
  if (operator === "+" && Array.isArray(left)) {
    return new TemplateError("TypeError", `can only concatenate list (not "${typeNameOf(right)}") to list`);
  }
  const symbol = operator === "**" ? "** or pow()" : operator;
  const kinds = `'${typeNameOf(left)}' and '${typeNameOf(right)}'`;
  return new TemplateError("TypeError", `unsupported operand type(s) for ${symbol}: ${kinds}`);
}

function concatenate(left: Value, right: Value): Value | undefined {
  if (isText(left) && isText(right)) {
    if (typeof left === "string" && typeof right === "string") return left + right;
    return new Markup(escapeHtml(left).value + escapeHtml(right).value);
  }
  if (Array.isArray(left) && Array.isArray(right)) return [...left, ...right];
  if (left instanceof Tuple && right instanceof Tuple) return new Tuple([...left.items, ...right.items]);
  return undefined;
}

function repeat(sequence: Value, count: Value): Value | undefined {
  if (!isInteger(count) && typeof count !== "boolean") return undefined;
  const times = Math.max(0, Number(integerOf(count)));
  const check = (length: number): number => {
    if (length * times > REPEATED_LENGTH_MAXIMUM) throw new TemplateError("OverflowError", "the result is too long");
    return times;
  };
  if (typeof sequence === "string") return sequence.repeat(check(sequence.length));
  if (sequence instanceof Markup) return new Markup(sequence.value.repeat(check(sequence.value.length)));
  if (Array.isArray(sequence)) return repeatItems(sequence, check(sequence.length));
  if (sequence instanceof Tuple) return new Tuple(repeatItems(sequence.items, check(sequence.items.length)));
  return undefined;
}

function repeatItems(items: readonly Value[], times: number): Value[] {
  return Array.from({ length: times }, () => items).flat(1);
}

function calculateNumbers(operator: BinaryOperator, left: Numeric, right: Numeric): Value {
  if (operator === "/") return divide(left, right);
  if (left instanceof PythonFloat || right instanceof PythonFloat) {
    return new PythonFloat(calculateFloats(operator, floatOf(left), floatOf(right)));
  }
  const leftInteger = integerOf(left);
  const rightInteger = integerOf(right);
  if (operator === "**" && rightInteger < 0) {
    if (leftInteger === 0) throw new TemplateError("ZeroDivisionError", "0.0 cannot be raised to a negative power");
    return new PythonFloat(floatPower(Number(leftInteger), Number(rightInteger)));
  }
  return calculateIntegers(operator, leftInteger, rightInteger);
}

function divide(left: Numeric, right: Numeric): PythonFloat {
  const divisor = floatOf(right);
  if (divisor === 0) {
    throw new TemplateError(
      "ZeroDivisionError",
      right instanceof PythonFloat ? "float division by zero" : "division by zero",
    );
  }
  return new PythonFloat(floatOf(left) / divisor);
}

function calculateFloats(operator: Exclude<BinaryOperator, "/">, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//":
      if (right === 0) throw new TemplateError("ZeroDivisionError", "float floor division by zero");
      return Math.floor(left / right);
    case "%":
      return floatRemainder(left, right);
    case "**":
      return floatPower(left, right);
  }
}

function floatRemainder(left: number, right: number): number {
  if (right === 0) throw new TemplateError("ZeroDivisionError", "float modulo");
  const remainder = left % right;
  if (remainder === 0) return right < 0 ? -0 : 0;
  return remainder < 0 !== right < 0 ? remainder + right : remainder;
}

function floatPower(left: number, right: number): number {
  if (left === 0 && right < 0) {
    throw new TemplateError("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  if (left < 0 && !Number.isInteger(right) && Number.isFinite(right)) {
    throw new TemplateError("ValueError", "a power of a negative number is complex");
  }
  const inverse = left ** -right;
  // JavaScript is off by one in the last digit for some negative powers; the inverse of an exact power is not.
  const power = right < 0 && Number.isSafeInteger(inverse) ? 1 / inverse : left ** right;
  if (Number.isFinite(left) && Number.isFinite(right) && !Number.isFinite(power) && !Number.isNaN(power)) {
    throw new TemplateError("OverflowError", "(34, 'Numerical result out of range')");
  }
  return power;
}

function calculateIntegers(operator: Exclude<BinaryOperator, "/">, left: Integer, right: Integer): Integer {
  if ((operator === "//" || operator === "%") && Number(right) === 0) {
    throw new TemplateError("ZeroDivisionError", "integer division or modulo by zero");
  }
  if (typeof left === "number" && typeof right === "number") {
    const result = calculateSmallIntegers(operator, left, right);
    if (Number.isSafeInteger(result)) return result;
  }
  return toInteger(calculateLargeIntegers(operator, BigInt(left), BigInt(right)));
}

/** Exact as long as the result is a safe integer; the caller looks. */
function calculateSmallIntegers(operator: Exclude<BinaryOperator, "/">, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      // Adding zero makes −0, which no Python integer is, a 0.
      return left * right + 0;
    case "//":
      return Number.isSafeInteger(left) && Math.abs(left) < 2 ** 31 ? Math.floor(left / right) + 0 : Number.NaN;
    case "%":
      return floatRemainder(left, right) + 0;
    case "**":
      return left ** right;
  }
}

function calculateLargeIntegers(operator: Exclude<BinaryOperator, "/">, left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//": {
      const quotient = left / right;
      return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
    }
    case "%": {
      const remainder = left % right;
      return remainder !== 0n && remainder < 0n !== right < 0n ? remainder + right : remainder;
    }
    case "**":
      if (BigInt(left.toString(2).length) * right > POWER_BITS_MAXIMUM) {
        throw new TemplateError("OverflowError", "the power is too large");
      }
      return left ** right;
  }
}

/** Python's unary `-`. */
export function negate(value: Value): Value {
  if (value instanceof Undefined) value.fail();
  if (value instanceof PythonFloat) return new PythonFloat(-value.value);
  if (isInteger(value) || typeof value === "boolean") {
    const integer = integerOf(value);
    return typeof integer === "bigint" ? toInteger(-integer) : -integer + 0;
  }
  const answer = value instanceof TemplateObject ? value.negate() : undefined;
  if (answer !== undefined) return answer;
  throw new TemplateError("TypeError", `bad operand type for unary -: '${typeNameOf(value)}'`);
}

/** Python's unary `+`. */
export function affirm(value: Value): Value {
  if (value instanceof Undefined) value.fail();
  if (value instanceof PythonFloat) return value;
  if (isInteger(value) || typeof value === "boolean") return integerOf(value);
  throw new TemplateError("TypeError", `bad operand type for unary +: '${typeNameOf(value)}'`);
}

/** Python's `int()` of a floating number: towards zero. */
export function truncate(value: number): Integer {
  if (Number.isNaN(value)) throw new TemplateError("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new TemplateError("OverflowError", "cannot convert float infinity to integer");
  return integerFromFloat(Math.trunc(value));
}
