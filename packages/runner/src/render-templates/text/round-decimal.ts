/** The decimal digits of a positive finite number: `0.d₁d₂d₃… × 10^exponent`. */
export interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** More digits than any tie between two roundings has; JavaScript computes them exactly. */
const EXACT_DIGITS = 100;

function decimalOf(value: number): Decimal {
  if (value === 0) return { digits: "0", exponent: 1 };
  const [mantissa = "0", exponent = "0"] = value.toExponential(EXACT_DIGITS).split("e");
  return { digits: mantissa.replace(".", ""), exponent: Number(exponent) + 1 };
}

/**
 * Keeps `count` digits, rounding exact halves to the even digit.
 *
 * Parity: Python rounds the exact binary value half to even (`2.25` to one place is `2.2`); JavaScript's `toFixed`
 * rounds such a half up.
 */
function keepDigits({ digits, exponent }: Decimal, count: number): Decimal {
  if (count < 0) return { digits: "", exponent };
  const kept = digits.slice(0, count).padEnd(count, "0");
  const rest = digits.slice(count);
  const isAboveHalf = /^(?:[6-9]|5.*[1-9])/.test(rest);
  const isHalf = /^50*$/.test(rest);
  const isOdd = count > 0 && Number(kept.at(-1)) % 2 === 1;
  if (!isAboveHalf && !(isHalf && isOdd)) return { digits: kept, exponent };
  const increased = (BigInt(kept === "" ? "0" : kept) + 1n).toString().padStart(count, "0");
  return increased.length > count ? { digits: increased, exponent: exponent + 1 } : { digits: increased, exponent };
}

/** A positive number with so many digits after the point, as Python's `f` format writes it. */
export function formatFixed(value: number, places: number): string {
  const decimal = decimalOf(value);
  const digits = keepDigits(decimal, decimal.exponent + places).digits.padStart(places + 1, "0");
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A positive number with one digit before the point, as Python's `e` format writes it: `1.234568e+04`. */
export function formatExponential(value: number, places: number): string {
  const { digits, exponent } = keepDigits(decimalOf(value), places + 1);
  const power = value === 0 ? 0 : exponent - 1;
  const shown = digits.slice(0, places + 1);
  const mantissa = places === 0 ? shown.slice(0, 1) : `${shown.slice(0, 1)}.${shown.slice(1)}`;
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** The power of ten of the first digit after rounding to so many significant digits. */
export function roundedExponent(value: number, significantDigits: number): number {
  return value === 0 ? 0 : keepDigits(decimalOf(value), significantDigits).exponent - 1;
}

/** Python's `round()` of a floating number to so many places, which may be negative. */
export function roundToPlaces(value: number, places: number): number {
  if (!Number.isFinite(value) || value === 0 || places > 300) return value;
  const magnitude = Math.abs(value);
  const decimal = decimalOf(magnitude);
  const { digits } = keepDigits(decimal, decimal.exponent + places);
  return Math.sign(value) * Number(`${digits === "" ? "0" : digits}e${-places}`);
}
