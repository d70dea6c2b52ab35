import type { Evaluation, Filter } from "../evaluate/environment.ts";
import { calculate, truncate } from "../operations/arithmetic.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { parseFloatingNumber, parseInteger } from "../text/parse-number.ts";
import { formatFixed, roundToPlaces } from "../text/round-decimal.ts";
import { floatOf, integerOf, isInteger, isNumeric, toInteger } from "../values/number.ts";
import { requireInteger } from "../values/require-value.ts";
import { type Integer, isText, PythonFloat, textOf, typeNameOf, Undefined, type Value } from "../values/value.ts";
import { filterTable } from "./filter-table.ts";

function toWholeNumber(_evaluation: Evaluation, value: Value, fallback: Value = 0, base: Value = 10): Value {
  if (value instanceof Undefined) return value.fail();
  if (isInteger(value) || typeof value === "boolean") return integerOf(value);
  if (value instanceof PythonFloat) return Number.isFinite(value.value) ? truncate(value.value) : fallback;
  if (!isText(value)) return fallback;
  const integer = parseInteger(textOf(value), requireInteger(base));
  if (integer !== null) return integer;
  const number = parseFloatingNumber(textOf(value));
  return number !== null && Number.isFinite(number) ? truncate(number) : fallback;
}

function toFloat(_evaluation: Evaluation, value: Value, fallback: Value = new PythonFloat(0)): Value {
  if (value instanceof Undefined) return value.fail();
  if (isNumeric(value)) return new PythonFloat(floatOf(value));
  const number = isText(value) ? parseFloatingNumber(textOf(value)) : null;
  return number === null ? fallback : new PythonFloat(number);
}

function round(_evaluation: Evaluation, value: Value, precision: Value = 0, method: Value = "common"): Value {
  if (method !== "common" && method !== "ceil" && method !== "floor") {
    throw new TemplateError("FilterArgumentError", "method must be common, ceil or floor");
  }
  if (value instanceof Undefined) return value.fail();
  if (!isNumeric(value)) {
    throw new TemplateError("TypeError", `type ${typeNameOf(value)} doesn't define __round__ method`);
  }
  const places = requireInteger(precision);
  if (method === "common") {
    if (value instanceof PythonFloat) return new PythonFloat(roundToPlaces(value.value, places));
    return roundInteger(integerOf(value), places);
  }
  const scale = calculate("**", 10, places);
  const scaled = calculate("*", value, scale);
  const number = isNumeric(scaled) ? floatOf(scaled) : Number.NaN;
  return calculate("/", truncate(method === "ceil" ? Math.ceil(number) : Math.floor(number)), scale);
}

/** Whole numbers change only where the places are negative: to tens, hundreds… */
function roundInteger(value: Integer, places: number): Integer {
  if (places >= 0) return value;
  const unit = 10n ** BigInt(-places);
  const whole = BigInt(value);
  const rest = ((whole % unit) + unit) % unit;
  const below = whole - rest;
  const isUp = rest * 2n > unit || (rest * 2n === unit && (below / unit) % 2n !== 0n);
  return toInteger(isUp ? below + unit : below);
}

const UNITS = ["k", "M", "G", "T", "P", "E", "Z", "Y"];

function fileSize(evaluation: Evaluation, value: Value, binary: Value = false): Value {
  const size = toFloat(evaluation, value, null);
  if (!(size instanceof PythonFloat)) {
    throw new TemplateError("ValueError", "the size is not a number");
  }
  const bytes = size.value;
  const isBinary = isTruthy(binary);
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return "1 Byte";
  if (bytes < base) return `${truncate(bytes)} Bytes`;
  if (!Number.isFinite(bytes)) return `inf ${isBinary ? "YiB" : "YB"}`;
  const power = UNITS.findIndex((_, index) => bytes < base ** (index + 2));
  const index = power === -1 ? UNITS.length - 1 : power;
  const unit = UNITS[index] ?? "";
  const name = isBinary ? `${unit.toUpperCase()}iB` : `${unit}B`;
  return `${formatFixed((base * bytes) / base ** (index + 2), 1)} ${name}`;
}

/** Jinja's filters of numbers. */
export const NUMBER_FILTERS: ReadonlyMap<string, Filter> = filterTable([
  ["int", "default? base?", toWholeNumber],
  ["float", "default?", toFloat],
  ["round", "precision? method?", round],
  ["filesizeformat", "binary?", fileSize],
]);
