import { placeWallClock } from "@baram/domain";
import { TemplateError } from "../template-error.ts";
import { type BinaryOperator, TemplateObject, type Value } from "../values/value.ts";
import { formatDay } from "./calendar-date.ts";
import { Duration } from "./duration.ts";
import { Interval } from "./interval.ts";
import { strftime } from "./strftime.ts";
import { formatClock, type TimePrecision } from "./time-of-day.ts";
import { checkRange, fieldsOf, MICROSECONDS_PER_DAY } from "./wall-clock.ts";
import { formatOffset, type Zone } from "./zone.ts";

/** What a date-time can do; given from outside, because its methods make date-times themselves. */
export interface DateTimeKind {
  readonly typeName: string;
  /** Whether two of them differ by a plain length of time, without calendar units. */
  readonly isPlain: boolean;
  attribute(dateTime: DateTime, name: string): Value | undefined;
}

/**
 * A date and a time: Python's `datetime` when it is naive (no zone) or made by `macros.datetime`, and with more
 * attributes the date-times of the context.
 */
export class DateTime extends TemplateObject {
  readonly typeName: string;
  readonly wallClock: number;
  /** `null` for a naive one. */
  readonly zone: Zone | null;
  /** Microseconds ahead of UTC; 0 for a naive one. */
  readonly offset: number;
  readonly kind: DateTimeKind;

  private constructor(wallClock: number, zone: Zone | null, offset: number, kind: DateTimeKind) {
    super();
    this.wallClock = checkRange(wallClock);
    this.zone = zone;
    this.offset = offset;
    this.kind = kind;
    this.typeName = kind.typeName;
  }

  /** What the clocks of a zone show at an instant. */
  static at(instant: number, zone: Zone, kind: DateTimeKind): DateTime {
    const offset = zone.offsetAt(instant);
    return new DateTime(instant + offset, zone, offset, kind);
  }

  /** A time that the clocks of a zone show; one they leap over is moved forward. */
  static of(wallClock: number, zone: Zone | null, kind: DateTimeKind): DateTime {
    if (zone === null) return new DateTime(wallClock, null, 0, kind);
    return DateTime.at(placeWallClock(zone.rules, wallClock), zone, kind);
  }

  /** Microseconds since 1970 UTC; a naive date-time counts as UTC. */
  get instant(): number {
    return this.wallClock - this.offset;
  }

  /** The same kind of date-time with another wall-clock time. */
  withWallClock(wallClock: number): DateTime {
    return DateTime.of(wallClock, this.zone, this.kind);
  }

  /** The same kind of date-time, so much later. */
  plus(microseconds: number): DateTime {
    if (this.zone === null) return this.withWallClock(this.wallClock + microseconds);
    return DateTime.at(this.instant + microseconds, this.zone, this.kind);
  }

  inZone(zone: Zone): DateTime {
    return DateTime.at(this.instant, zone, this.kind);
  }

  override attribute(name: string): Value | undefined {
    return this.kind.attribute(this, name);
  }

  override text(): string {
    return this.isoFormat(" ", "auto");
  }

  isoFormat(separator: string, precision: TimePrecision): string {
    const offset = this.zone === null ? "" : formatOffset(this.offset);
    return `${formatDay(this.wallClock)}${separator}${formatClock(this.wallClock, precision)}${offset}`;
  }

  strftime(format: string): string {
    const { wallClock, offset, zone } = this;
    return strftime(format, {
      wallClock,
      offset: zone === null ? null : offset,
      zoneAbbreviation: zone?.abbreviation(this.instant) ?? "",
    });
  }

  override representation(): string {
    const { year, month, day, hour, minute, second, microsecond } = fieldsOf(this.wallClock);
    const parts: (number | string)[] = [year, month, day, hour, minute];
    if (!this.kind.isPlain || second > 0 || microsecond > 0) parts.push(second);
    if (microsecond > 0) parts.push(microsecond);
    if (this.zone !== null) parts.push(`tzinfo=${this.zone.representation()}`);
    return `${this.typeName}(${parts.join(", ")})`;
  }

  override equals(other: Value): boolean {
    return other instanceof DateTime && this.#isComparable(other) && other.instant === this.instant;
  }

  override hashKey(): unknown {
    return `\u0000datetime:${this.zone === null ? "naive" : "aware"}:${this.instant}`;
  }

  override compare(other: Value): number | null {
    if (!(other instanceof DateTime)) return null;
    if (!this.#isComparable(other)) this.#failMixed("compare");
    return this.instant - other.instant;
  }

  override operate(operator: BinaryOperator, other: Value, isReflected: boolean): Value | undefined {
    if (operator === "-" && other instanceof DateTime) {
      return isReflected ? other.#minus(this) : this.#minus(other);
    }
    if (!(other instanceof Duration) || (operator === "-" && isReflected)) return undefined;
    if (operator === "+") return this.plus(other.microseconds);
    return operator === "-" ? this.plus(-other.microseconds) : undefined;
  }

  /** How far another date-time is from this one. */
  intervalTo(other: DateTime, isAbsolute: boolean): Interval {
    if (!this.#isComparable(other)) this.#failMixed("compare");
    return new Interval(boundOf(this, other), boundOf(other, this), isAbsolute);
  }

  override format(specification: string): string {
    return this.strftime(specification);
  }

  /** Loses the microseconds below the millisecond, as every date an author is given. */
  override toNative(): Date {
    return new Date(Math.floor(this.instant / 1000));
  }

  #minus(other: DateTime): Value {
    if (!this.#isComparable(other)) this.#failMixed("subtract");
    const isPlain = this.kind.isPlain && other.kind.isPlain;
    return isPlain ? new Duration(this.instant - other.instant) : other.intervalTo(this, false);
  }

  #isComparable(other: DateTime): boolean {
    return (this.zone === null) === (other.zone === null);
  }

  #failMixed(verb: "compare" | "subtract"): never {
    throw new TemplateError("TypeError", `can't ${verb} offset-naive and offset-aware datetimes`);
  }
}

/** Two date-times of one zone differ by what its clocks show, others by what UTC shows. */
function boundOf(dateTime: DateTime, other: DateTime) {
  const isSameZone = dateTime.zone?.name === other.zone?.name;
  return {
    value: dateTime,
    text: dateTime.text(),
    wallClock: isSameZone ? dateTime.wallClock : dateTime.instant,
    instant: dateTime.instant,
    day: Math.floor(dateTime.wallClock / MICROSECONDS_PER_DAY),
  };
}
