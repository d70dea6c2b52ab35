import { InvalidArgumentError } from "commander";

/** A whole number, as an argument. */
export function integerArgument(text: string): number {
  if (/^[+-]?\d+$/u.test(text.trim())) return Number(text);
  throw new InvalidArgumentError(`"${text}" is no whole number.`);
}
