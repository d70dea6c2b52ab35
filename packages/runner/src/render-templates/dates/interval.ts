import { bindMethod, type MethodTable, methodTable } from "../values/function.ts";
import { PythonFloat, type Value } from "../values/value.ts";
import { type CalendarDifference, calendarDifference } from "./calendar-difference.ts";
import { Duration } from "./duration.ts";

/** A moment of an {@link Interval}. */
interface Bound {
  readonly value: Value;
  readonly text: string;
  readonly wallClock: number;
  readonly instant: number;
  /** The day the clock shows, counted from 1970. */
  readonly day: number;
}

/** The difference of two date-times, which remembers them: a length of time with calendar units. */
export class Interval extends Duration {
  override readonly typeName = "Interval";
  readonly #start: Bound;
  readonly #end: Bound;
  readonly #isInverted: boolean;

  constructor(start: Bound, end: Bound, isAbsolute: boolean) {
    const isInverted = start.instant > end.instant;
    const [first, last] = isInverted && isAbsolute ? [end, start] : [start, end];
    super(last.instant - first.instant);
    this.#start = first;
    this.#end = last;
    this.#isInverted = isInverted;
  }

  /** Whether the start is the later of the two. */
  get isInverted(): boolean {
    return this.#isInverted;
  }

  difference(): CalendarDifference {
    const isBackwards = this.#start.instant > this.#end.instant;
    const [earlier, later] = isBackwards ? [this.#end, this.#start] : [this.#start, this.#end];
    return calendarDifference(earlier.wallClock, later.wallClock);
  }

  override attribute(name: string): Value | undefined {
    const sign = this.microseconds < 0 ? -1 : 1;
    const difference = this.difference();
    switch (name) {
      case "years":
      case "months":
      case "hours":
      case "minutes":
        return sign * difference[name] + 0;
      case "weeks":
        return sign * Math.floor(difference.days / 7) + 0;
      case "days":
        return this.units(86_400);
      case "remaining_days":
        return sign * (difference.days % 7) + 0;
      case "remaining_seconds":
        return sign * difference.seconds + 0;
      case "start":
        return this.#start.value;
      case "end":
        return this.#end.value;
      case "invert":
        return this.#isInverted;
      default:
        return bindMethod(INTERVAL_METHODS, name, this) ?? super.attribute(name);
    }
  }

  /** Parity: days on the calendar, the time of day left aside; `days` counts whole days that have passed. */
  calendarDays(): number {
    return this.#end.day - this.#start.day;
  }

  /** Whole units of so many seconds, towards zero. */
  units(seconds: number): number {
    return Math.trunc(this.totalSeconds / seconds) + 0;
  }

  override text(): string {
    return `<Interval [${this.#start.text} -> ${this.#end.text}]>`;
  }

  override representation(): string {
    return this.text();
  }
}

function inWords(interval: Interval): string {
  const { years, months, days, hours, minutes, seconds } = interval.difference();
  const sign = interval.microseconds < 0 ? -1 : 1;
  const parts: (readonly [string, number])[] = [
    ["year", years],
    ["month", months],
    ["week", Math.floor(days / 7)],
    ["day", days % 7],
    ["hour", hours],
    ["minute", minutes],
    ["second", seconds],
  ];
  const words = parts
    .filter(([, count]) => count !== 0)
    .map(([unit, count]) => `${sign * count} ${unit}${count === 1 ? "" : "s"}`);
  return words.length === 0 ? "0 microseconds" : words.join(" ");
}

function inMonths(interval: Interval): number {
  const { years, months } = interval.difference();
  return (interval.microseconds < 0 ? -1 : 1) * (years * 12 + months) + 0;
}

const INTERVAL_METHODS: MethodTable<Interval> = methodTable<Interval>([
  ["in_years", "/", (interval: Interval) => Math.trunc(inMonths(interval) / 12)],
  ["in_months", "/", inMonths],
  ["in_weeks", "/", (interval: Interval) => Math.trunc(interval.calendarDays() / 7) + 0],
  ["in_days", "/", (interval: Interval) => interval.calendarDays()],
  ["in_hours", "/", (interval: Interval) => interval.units(3600)],
  ["in_minutes", "/", (interval: Interval) => interval.units(60)],
  ["in_seconds", "/", (interval: Interval) => interval.units(1)],
  ["in_words", "/", inWords],
  ["total_weeks", "/", (interval: Interval) => new PythonFloat(interval.totalSeconds / 604_800)],
  ["total_days", "/", (interval: Interval) => new PythonFloat(interval.totalSeconds / 86_400)],
  ["total_hours", "/", (interval: Interval) => new PythonFloat(interval.totalSeconds / 3600)],
  ["total_minutes", "/", (interval: Interval) => new PythonFloat(interval.totalSeconds / 60)],
]);
