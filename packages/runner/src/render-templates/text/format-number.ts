import { printFloat } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import type { Integer } from "../values/value.ts";
import { type FormatSpecification, pad } from "./format-specification.ts";
import { formatExponential, formatFixed, roundedExponent } from "./round-decimal.ts";

const RADIX: ReadonlyMap<string, number> = new Map([
  ["b", 2],
  ["o", 8],
  ["x", 16],
  ["X", 16],
]);

/** Python's `format()` of an int. */
export function formatInteger(value: Integer, specification: FormatSpecification): string {
  const { type } = specification;
  if (/^[eEfFgG%]$/.test(type)) return formatFloat(Number(value), specification);
  if (!/^[bcdnoxX]?$/.test(type)) throw unknownCode(type, "int");
  if (specification.precision !== null) {
    throw new TemplateError("ValueError", "Precision not allowed in integer format specifier");
  }
  if (type === "c") return pad(characterOf(Number(value)), specification, "<");
  const radix = RADIX.get(type) ?? 10;
  const magnitude = (value < 0 ? -value : value).toString(radix);
  const prefix = specification.isAlternate && radix !== 10 ? `0${type}` : "";
  const digits = type === "X" ? magnitude.toUpperCase() : magnitude;
  return padNumber(signOf(value < 0, specification) + prefix, digits, "", specification);
}

/** Python's `format()` of a float. */
export function formatFloat(value: number, specification: FormatSpecification): string {
  const { type } = specification;
  if (!/^[eEfFgGn%]?$/.test(type)) throw unknownCode(type, "float");
  const isNegative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  const text = Number.isFinite(value) ? digitsOf(magnitude, specification) : printFloat(magnitude);
  const cased = /^[EFG]$/.test(type) ? text.toUpperCase() : text;
  const [, whole = cased, rest = ""] = /^(\d+)(.*)$/.exec(cased) ?? [];
  return padNumber(signOf(isNegative, specification), whole, rest, specification);
}

function digitsOf(value: number, { type, precision, isAlternate }: FormatSpecification): string {
  switch (type.toLowerCase()) {
    case "e":
      return formatExponential(value, precision ?? 6);
    case "f":
      return formatFixed(value, precision ?? 6);
    case "%":
      return `${formatFixed(value * 100, precision ?? 6)}%`;
    case "g":
    case "n":
      return formatGeneral(value, precision ?? 6, isAlternate);
    default:
      return precision === null ? printFloat(value) : formatShortest(value, precision);
  }
}

function formatGeneral(value: number, precision: number, keepsZeros: boolean): string {
  const significant = precision === 0 ? 1 : precision;
  const exponent = roundedExponent(value, significant);
  const isExponential = exponent < -4 || exponent >= significant;
  const text = isExponential
    ? formatExponential(value, significant - 1)
    : formatFixed(value, significant - 1 - exponent);
  return keepsZeros ? text : dropTrailingZeros(text);
}

/** Without a type, a precision is `g`'s, but a point and one digit are always shown. */
function formatShortest(value: number, precision: number): string {
  const text = formatGeneral(value, precision, false);
  if (/[.e]/.test(text)) return text;
  const significant = precision === 0 ? 1 : precision;
  return roundedExponent(value, significant) >= significant - 1
    ? dropTrailingZeros(formatExponential(value, significant - 1))
    : `${text}.0`;
}

function dropTrailingZeros(text: string): string {
  const [mantissa = "", exponent] = text.split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

function signOf(isNegative: boolean, { sign }: FormatSpecification): string {
  if (isNegative) return "-";
  return sign === "+" || sign === " " ? sign : "";
}

function padNumber(prefix: string, whole: string, rest: string, specification: FormatSpecification): string {
  const { grouping, width, fill, align } = specification;
  const groupSize = /^[boxX]$/.test(specification.type) ? 4 : 3;
  const isZeroPadded = align === "=" && fill === "0";
  const missing = isZeroPadded ? width - prefix.length - rest.length : 0;
  const digits = grouping === "" ? whole.padStart(missing, "0") : group(whole, grouping, groupSize, missing);
  if (align === "=") {
    const body = digits + rest;
    return prefix + fill.repeat(Math.max(0, width - prefix.length - body.length)) + body;
  }
  return pad(prefix + digits + rest, specification, ">");
}

/** Puts a separator between groups of digits, adding zeros in front until the text is long enough. */
function group(digits: string, separator: string, size: number, minimumLength: number): string {
  const join = (text: string): string => text.replace(new RegExp(`\\B(?=(\\w{${size}})+$)`, "g"), separator);
  let padded = digits;
  while (join(padded).length < minimumLength) padded = `0${padded}`;
  return join(padded);
}

/** The character of a code point; Python's OverflowError where there is none. */
export function characterOf(code: number): string {
  if (Number.isInteger(code) && code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  throw new TemplateError("OverflowError", "%c arg not in range(0x110000)");
}

function unknownCode(type: string, kind: string): TemplateError {
  return new TemplateError("ValueError", `Unknown format code '${type}' for object of type '${kind}'`);
}
