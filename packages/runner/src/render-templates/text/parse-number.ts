import { toInteger } from "../values/number.ts";
import type { Integer } from "../values/value.ts";

const PREFIXES: ReadonlyMap<number, string> = new Map([
  [2, "b"],
  [8, "o"],
  [16, "x"],
]);

/** Python's `int(text, base)`; `null` for what is no number in that base. */
export function parseInteger(text: string, base: number): Integer | null {
  const [, sign = "", body = ""] = /^\s*([+-]?)(\S+)\s*$/.exec(text) ?? [];
  let digits = body.toLowerCase();
  let radix = base;
  for (const [prefixBase, letter] of PREFIXES) {
    const isPrefixed = digits.startsWith(`0${letter}`);
    if (isPrefixed && (base === 0 || base === prefixBase)) {
      radix = prefixBase;
      digits = digits.slice(2).replace(/^_/, "");
      break;
    }
  }
  if (radix === 0) radix = 10;
  if (!/^[\da-z]+(?:_[\da-z]+)*$/.test(digits) || radix < 2 || radix > 36) return null;
  const value = readDigits(digits.replaceAll("_", ""), radix);
  if (value === null) return null;
  return toInteger(sign === "-" ? -value : value);
}

function readDigits(digits: string, radix: number): bigint | null {
  let value = 0n;
  for (const character of digits) {
    const digit = Number.parseInt(character, 36);
    if (Number.isNaN(digit) || digit >= radix) return null;
    value = value * BigInt(radix) + BigInt(digit);
  }
  return value;
}

/** Python's `float(text)`; `null` for what is no number. */
export function parseFloatingNumber(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  const named = /^([+-]?)(?:(inf|infinity)|nan)$/.exec(trimmed);
  if (named !== null) return named[2] === undefined ? Number.NaN : named[1] === "-" ? -Infinity : Infinity;
  const digits = "\\d+(?:_\\d+)*";
  const pattern = new RegExp(`^[+-]?(?:${digits}\\.?(?:${digits})?|\\.${digits})(?:e[+-]?${digits})?$`);
  return pattern.test(trimmed) ? Number(trimmed.replaceAll("_", "")) : null;
}
