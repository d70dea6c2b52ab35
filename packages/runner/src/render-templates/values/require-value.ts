import { TemplateError } from "../template-error.ts";
import { integerOf, isInteger } from "./number.ts";
import { isText, textOf, typeNameOf, Undefined, type Value } from "./value.ts";

/** The text of an argument, Python's TypeError for anything else. */
export function requireText(value: Value, what = "argument"): string {
  if (isText(value)) return textOf(value);
  if (value instanceof Undefined) value.fail();
  throw new TemplateError("TypeError", `${what} must be str, not ${typeNameOf(value)}`);
}

/** A whole number that fits a JavaScript number, Python's TypeError for anything else. */
export function requireInteger(value: Value): number {
  if (isInteger(value) || typeof value === "boolean") return Number(integerOf(value));
  if (value instanceof Undefined) value.fail();
  throw new TemplateError("TypeError", `'${typeNameOf(value)}' object cannot be interpreted as an integer`);
}
