import { TemplateError } from "../template-error.ts";
import { floatOf, integerFromFloat, isInteger, isNumeric, type Numeric } from "../values/number.ts";
import { type BinaryOperator, Callable, PythonFloat, TemplateObject, type Value } from "../values/value.ts";
import { MICROSECONDS_PER_DAY, MICROSECONDS_PER_SECOND, modulo, twoDigits } from "./wall-clock.ts";

/** Python's `timedelta`: a length of time, negative ones included. */
export class Duration extends TemplateObject {
  readonly typeName: string = "datetime.timedelta";
  /** Whole. */
  readonly microseconds: number;

  constructor(microseconds: number) {
    super();
    this.microseconds = microseconds;
  }

  get totalSeconds(): number {
    return this.microseconds / MICROSECONDS_PER_SECOND;
  }

  override attribute(name: string): Value | undefined {
    switch (name) {
      case "days":
        return Math.floor(this.microseconds / MICROSECONDS_PER_DAY);
      case "seconds":
        return Math.floor(modulo(this.microseconds, MICROSECONDS_PER_DAY) / MICROSECONDS_PER_SECOND);
      case "microseconds":
        return modulo(this.microseconds, MICROSECONDS_PER_SECOND);
      case "total_seconds":
        return new Callable(name, () => new PythonFloat(this.totalSeconds));
      default:
        return undefined;
    }
  }

  /** Parity: the days of a negative length are negative and its time is not: `-1 day, 23:55:00`. */
  override text(): string {
    const days = Math.floor(this.microseconds / MICROSECONDS_PER_DAY);
    const rest = modulo(this.microseconds, MICROSECONDS_PER_DAY);
    const seconds = Math.floor(rest / MICROSECONDS_PER_SECOND);
    const fraction = rest % MICROSECONDS_PER_SECOND;
    const time = `${Math.floor(seconds / 3600)}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;
    const prefix = days === 0 ? "" : `${days} day${Math.abs(days) === 1 ? "" : "s"}, `;
    return prefix + time + (fraction === 0 ? "" : `.${String(fraction).padStart(6, "0")}`);
  }

  override representation(): string {
    const days = Math.floor(this.microseconds / MICROSECONDS_PER_DAY);
    const rest = modulo(this.microseconds, MICROSECONDS_PER_DAY);
    const parts = [
      { name: "days", amount: days },
      { name: "seconds", amount: Math.floor(rest / MICROSECONDS_PER_SECOND) },
      { name: "microseconds", amount: rest % MICROSECONDS_PER_SECOND },
    ].filter(({ amount }) => amount !== 0);
    const shown = parts.map(({ name, amount }) => `${name}=${amount}`).join(", ");
    return `datetime.timedelta(${shown === "" ? "0" : shown})`;
  }

  override isTrue(): boolean {
    return this.microseconds !== 0;
  }

  override equals(other: Value): boolean {
    return other instanceof Duration && other.microseconds === this.microseconds;
  }

  override hashKey(): unknown {
    return `\u0000duration:${this.microseconds}`;
  }

  override compare(other: Value): number | null {
    return other instanceof Duration ? this.microseconds - other.microseconds : null;
  }

  override negate(): Value {
    return new Duration(-this.microseconds);
  }

  override operate(operator: BinaryOperator, other: Value, isReflected: boolean): Value | undefined {
    if (other instanceof Duration) {
      return isReflected ? other.operate(operator, this, false) : this.#operateWithDuration(operator, other);
    }
    if (!isNumeric(other)) return undefined;
    return operator === "*" || !isReflected ? this.#operateWithNumber(operator, other) : undefined;
  }

  /** JavaScript has no length of time: the number of seconds. */
  override toNative(): number {
    return this.totalSeconds;
  }

  #operateWithDuration(operator: BinaryOperator, other: Duration): Value | undefined {
    if ((operator === "/" || operator === "//" || operator === "%") && other.microseconds === 0) {
      throw new TemplateError("ZeroDivisionError", "integer division or modulo by zero");
    }
    switch (operator) {
      case "+":
        return new Duration(this.microseconds + other.microseconds);
      case "-":
        return new Duration(this.microseconds - other.microseconds);
      case "/":
        return new PythonFloat(this.microseconds / other.microseconds);
      case "//":
        return integerFromFloat(Math.floor(this.microseconds / other.microseconds));
      case "%":
        return new Duration(
          this.microseconds - other.microseconds * Math.floor(this.microseconds / other.microseconds),
        );
      default:
        return undefined;
    }
  }

  #operateWithNumber(operator: BinaryOperator, other: Numeric): Value | undefined {
    const number = floatOf(other);
    if ((operator === "/" || operator === "//") && number === 0) {
      throw new TemplateError("ZeroDivisionError", "division by zero");
    }
    if (operator === "*") return new Duration(roundHalfEven(this.microseconds * number));
    if (operator === "/") return new Duration(roundHalfEven(this.microseconds / number));
    if (operator === "//" && isInteger(other)) return new Duration(Math.floor(this.microseconds / number));
    return undefined;
  }
}

/** Parity: Python rounds to whole microseconds, halves to the even one. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
