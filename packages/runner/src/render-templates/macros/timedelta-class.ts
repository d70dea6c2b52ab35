import { Duration, roundHalfEven } from "../dates/duration.ts";
import {
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_HOUR,
  MICROSECONDS_PER_MINUTE,
  MICROSECONDS_PER_SECOND,
} from "../dates/wall-clock.ts";
import { TemplateError } from "../template-error.ts";
import { bindArguments, parseSignature } from "../values/function.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { Callable, typeNameOf, Undefined, type Value } from "../values/value.ts";

const CONSTRUCTOR = parseSignature("days? seconds? microseconds? milliseconds? minutes? hours? weeks?");

/** In the order of the constructor. */
const UNITS = [
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_SECOND,
  1,
  1000,
  MICROSECONDS_PER_MINUTE,
  MICROSECONDS_PER_HOUR,
  7 * MICROSECONDS_PER_DAY,
];

function amountOf(value: Value): number {
  if (isNumeric(value)) return floatOf(value);
  if (value instanceof Undefined) return value.fail();
  const message = `unsupported type for timedelta component: ${typeNameOf(value)}`;
  throw new TemplateError("TypeError", message);
}

/** `macros.timedelta`: Python's class. */
export const TIMEDELTA_CLASS = new Callable("timedelta", (call) => {
  const amounts = bindArguments("timedelta", CONSTRUCTOR, call);
  const parts = UNITS.map((unit, index) => unit * amountOf(amounts[index] ?? 0));
  return new Duration(roundHalfEven(parts.reduce((total, part) => total + part, 0)));
});
