import { integerFromFloat, integerOf } from "../values/number.ts";
import { Callable, type Integer, PythonFloat, Tuple, type Value } from "../values/value.ts";

/** The attributes of Python's `int` and `bool` that templates may use. */
export function integerMethod(value: Integer | boolean, name: string): Value | undefined {
  const integer = integerOf(value);
  switch (name) {
    case "real":
    case "numerator":
      return integer;
    case "imag":
      return 0;
    case "denominator":
      return 1;
    case "bit_length":
      return new Callable(name, () => (Number(integer) === 0 ? 0 : integer.toString(2).replace("-", "").length));
    case "is_integer":
      return new Callable(name, () => true);
    case "conjugate":
      return new Callable(name, () => integer);
    default:
      return undefined;
  }
}

/** The attributes of Python's `float` that templates may use. */
export function floatMethod(value: PythonFloat, name: string): Value | undefined {
  switch (name) {
    case "real":
      return value;
    case "imag":
      return new PythonFloat(0);
    case "is_integer":
      return new Callable(name, () => Number.isInteger(value.value));
    case "conjugate":
      return new Callable(name, () => value);
    case "as_integer_ratio":
      return new Callable(name, () => ratioOf(value.value));
    default:
      return undefined;
  }
}

/** Every finite float is a fraction whose denominator is a power of two. */
function ratioOf(value: number): Tuple {
  let numerator = value;
  let denominator = 1;
  while (!Number.isInteger(numerator) && Number.isFinite(numerator)) {
    numerator *= 2;
    denominator *= 2;
  }
  return new Tuple([integerFromFloat(numerator), integerFromFloat(denominator)]);
}
