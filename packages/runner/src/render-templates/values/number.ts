import { type Integer, PythonFloat, type Value } from "./value.ts";

/** A whole number in the form {@link Value} wants: a number where that is exact. */
export function toInteger(value: bigint): Integer {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** A whole number from a floating one that has no fraction. */
export function integerFromFloat(value: number): Integer {
  return Number.isSafeInteger(value) ? value + 0 : toInteger(BigInt(value));
}

/** Python's `int`, `bool` not included. */
export function isInteger(value: Value): value is Integer {
  return typeof value === "number" || typeof value === "bigint";
}

/** What Python calculates with: `int`, `float` and, as 0 and 1, `bool`. */
export type Numeric = Integer | boolean | PythonFloat;

/** Whether Python calculates with it. */
export function isNumeric(value: Value): value is Numeric {
  return isInteger(value) || typeof value === "boolean" || value instanceof PythonFloat;
}

/** The whole number that a `bool` or an `int` is. */
export function integerOf(value: Integer | boolean): Integer {
  return typeof value === "boolean" ? Number(value) : value;
}

/** The nearest floating number. */
export function floatOf(value: Numeric): number {
  return value instanceof PythonFloat ? value.value : Number(value);
}
