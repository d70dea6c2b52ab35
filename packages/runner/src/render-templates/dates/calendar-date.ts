import { bindMethod, type Method, type MethodTable, methodTable } from "../values/function.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { type BinaryOperator, TemplateObject, Tuple, type Value } from "../values/value.ts";
import { Duration } from "./duration.ts";
import { strftime } from "./strftime.ts";
import {
  checkRange,
  fieldsOf,
  isoWeekOf,
  MICROSECONDS_PER_DAY,
  strictWallClockOf,
  twoDigits,
  weekdayOf,
} from "./wall-clock.ts";

/** Python's `date`: a day without a time. */
export class CalendarDate extends TemplateObject {
  readonly typeName = "datetime.date";
  /** Midnight of the day. */
  readonly wallClock: number;

  constructor(wallClock: number) {
    super();
    this.wallClock = Math.floor(wallClock / MICROSECONDS_PER_DAY) * MICROSECONDS_PER_DAY;
  }

  override attribute(name: string): Value | undefined {
    const fields = fieldsOf(this.wallClock);
    if (name === "year" || name === "month" || name === "day") return fields[name];
    return bindMethod(DATE_METHODS, name, this);
  }

  override text(): string {
    return formatDay(this.wallClock);
  }

  override representation(): string {
    const { year, month, day } = fieldsOf(this.wallClock);
    return `datetime.date(${year}, ${month}, ${day})`;
  }

  override equals(other: Value): boolean {
    return other instanceof CalendarDate && other.wallClock === this.wallClock;
  }

  override hashKey(): unknown {
    return `\u0000date:${this.wallClock}`;
  }

  override compare(other: Value): number | null {
    return other instanceof CalendarDate ? this.wallClock - other.wallClock : null;
  }

  override operate(operator: BinaryOperator, other: Value, isReflected: boolean): Value | undefined {
    if (other instanceof CalendarDate && operator === "-" && !isReflected) {
      return new Duration(this.wallClock - other.wallClock);
    }
    if (!(other instanceof Duration) || (operator === "-" && isReflected)) return undefined;
    const days = Math.floor(other.microseconds / MICROSECONDS_PER_DAY) * MICROSECONDS_PER_DAY;
    if (operator === "+") return new CalendarDate(checkRange(this.wallClock + days));
    return operator === "-" ? new CalendarDate(checkRange(this.wallClock - days)) : undefined;
  }

  override format(specification: string): string {
    return this.#strftime(specification);
  }

  #strftime(format: string): string {
    return strftime(format, { wallClock: this.wallClock, offset: null, zoneAbbreviation: "" });
  }
}

/** `2024-02-29`. */
export function formatDay(wallClock: number): string {
  const { year, month, day } = fieldsOf(wallClock);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
}

function replaceDay(date: CalendarDate, year?: Value, month?: Value, day?: Value): Value {
  const fields = fieldsOf(date.wallClock);
  const changed = {
    ...fields,
    year: year === undefined ? fields.year : requireInteger(year),
    month: month === undefined ? fields.month : requireInteger(month),
    day: day === undefined ? fields.day : requireInteger(day),
  };
  return new CalendarDate(strictWallClockOf(changed));
}

const strftimeOfDay: Method<CalendarDate>["apply"] = (date: CalendarDate, format: Value) =>
  date.format(requireText(format));

const DATE_METHODS: MethodTable<CalendarDate> = methodTable<CalendarDate>([
  ["isoformat", "/", (date: CalendarDate) => date.text()],
  ["strftime", "format", strftimeOfDay],
  ["weekday", "/", (date: CalendarDate) => weekdayOf(date.wallClock)],
  ["isoweekday", "/", (date: CalendarDate) => weekdayOf(date.wallClock) + 1],
  ["isocalendar", "/", (date: CalendarDate) => isoCalendar(date.wallClock)],
  ["toordinal", "/", (date: CalendarDate) => ordinalOf(date.wallClock)],
  ["replace", "year? month? day?", replaceDay],
  ["to_date_string", "/", (date: CalendarDate) => date.text()],
]);

/** Year, week and weekday of the ISO calendar. */
export function isoCalendar(wallClock: number): Tuple {
  const { year, week } = isoWeekOf(wallClock);
  return new Tuple([year, week, weekdayOf(wallClock) + 1]);
}

/** Days since the day before 1 January of year 1. */
export function ordinalOf(wallClock: number): number {
  return Math.floor(wallClock / MICROSECONDS_PER_DAY) + 719_163;
}
