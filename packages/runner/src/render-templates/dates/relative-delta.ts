import { bindArguments, parseSignature } from "../values/function.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { type BinaryOperator, Callable, TemplateObject, type Value } from "../values/value.ts";
import { CalendarDate } from "./calendar-date.ts";
import { DateTime } from "./date-time.ts";
import {
  addMonths,
  daysInMonth,
  fieldsOf,
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_HOUR,
  MICROSECONDS_PER_MINUTE,
  MICROSECONDS_PER_SECOND,
  strictWallClockOf,
} from "./wall-clock.ts";

const SHIFTS = ["years", "months", "weeks", "days", "hours", "minutes", "seconds", "microseconds"] as const;
const FIELDS = ["year", "month", "day", "hour", "minute", "second", "microsecond"] as const;
const SIGNATURE = parseSignature([...SHIFTS, ...FIELDS].map((name) => `${name}?`).join(" "));

/** dateutil's `relativedelta`: months and days on the calendar; singular names set a field instead of moving it. */
class RelativeDelta extends TemplateObject {
  readonly typeName = "relativedelta";
  readonly #shifts: Readonly<Record<(typeof SHIFTS)[number], number>>;
  readonly #fields: Readonly<Record<string, number>>;

  constructor(shifts: Readonly<Record<(typeof SHIFTS)[number], number>>, fields: Readonly<Record<string, number>>) {
    super();
    this.#shifts = shifts;
    this.#fields = fields;
  }

  override attribute(name: string): Value | undefined {
    const shift = SHIFTS.find((known) => known === name);
    if (shift !== undefined) return this.#shifts[shift];
    return FIELDS.some((known) => known === name) ? (this.#fields[name] ?? null) : undefined;
  }

  override operate(operator: BinaryOperator, other: Value, isReflected: boolean): Value | undefined {
    const direction = operator === "+" ? 1 : operator === "-" && isReflected ? -1 : 0;
    if (direction === 0) return undefined;
    if (other instanceof DateTime) return other.withWallClock(this.#move(other.wallClock, direction));
    return other instanceof CalendarDate ? new CalendarDate(this.#move(other.wallClock, direction)) : undefined;
  }

  override negate(): Value {
    const entries = SHIFTS.map((name) => [name, -this.#shifts[name] + 0] as const);
    return new RelativeDelta(Object.fromEntries(entries) as Record<(typeof SHIFTS)[number], number>, this.#fields);
  }

  override representation(): string {
    const parts = SHIFTS.filter((name) => this.#shifts[name] !== 0).map((name) => {
      const amount = this.#shifts[name];
      return `${name}=${amount > 0 ? "+" : ""}${amount}`;
    });
    return `relativedelta(${parts.join(", ")})`;
  }

  #move(wallClock: number, direction: 1 | -1): number {
    const shown = fieldsOf(wallClock);
    const wanted = { ...shown, ...this.#fields };
    const day = Math.min(wanted.day, daysInMonth(wanted.year, wanted.month));
    const { years, months, weeks, days, hours, minutes, seconds, microseconds } = this.#shifts;
    const moved = addMonths(strictWallClockOf({ ...wanted, day }), direction * (years * 12 + months));
    const passed =
      (weeks * 7 + days) * MICROSECONDS_PER_DAY +
      hours * MICROSECONDS_PER_HOUR +
      minutes * MICROSECONDS_PER_MINUTE +
      seconds * MICROSECONDS_PER_SECOND +
      microseconds;
    return moved + direction * Math.round(passed);
  }
}

/** The class as templates call it. */
export const RELATIVE_DELTA_CLASS = new Callable("relativedelta", (call) => {
  const values = bindArguments("relativedelta", SIGNATURE, call).map((value) =>
    value !== undefined && isNumeric(value) ? floatOf(value) : null,
  );
  const shifts = SHIFTS.map((name, index) => [name, values[index] ?? 0] as const);
  const fields = FIELDS.flatMap((name, index) => {
    const value = values[SHIFTS.length + index] ?? null;
    return value === null ? [] : [[name, value] as const];
  });
  return new RelativeDelta(
    Object.fromEntries(shifts) as Record<(typeof SHIFTS)[number], number>,
    Object.fromEntries(fields),
  );
});
