import { bindMethod, type MethodTable, methodTable } from "../values/function.ts";
import { requireText } from "../values/require-value.ts";
import { TemplateObject, type Value } from "../values/value.ts";
import { strftime } from "./strftime.ts";
import { fieldsOf, twoDigits } from "./wall-clock.ts";

/** Python's `time`: a time without a day. */
export class TimeOfDay extends TemplateObject {
  readonly typeName = "datetime.time";
  /** Since midnight. */
  readonly wallClock: number;

  constructor(wallClock: number) {
    super();
    this.wallClock = wallClock;
  }

  override attribute(name: string): Value | undefined {
    const fields = fieldsOf(this.wallClock);
    if (name === "hour" || name === "minute" || name === "second" || name === "microsecond") return fields[name];
    return bindMethod(TIME_METHODS, name, this);
  }

  override text(): string {
    return formatClock(this.wallClock, "auto");
  }

  override representation(): string {
    const { hour, minute, second, microsecond } = fieldsOf(this.wallClock);
    const rest = microsecond > 0 ? `, ${second}, ${microsecond}` : second > 0 ? `, ${second}` : "";
    return `datetime.time(${hour}, ${minute}${rest})`;
  }

  override equals(other: Value): boolean {
    return other instanceof TimeOfDay && other.wallClock === this.wallClock;
  }

  override hashKey(): unknown {
    return `\u0000time:${this.wallClock}`;
  }

  override compare(other: Value): number | null {
    return other instanceof TimeOfDay ? this.wallClock - other.wallClock : null;
  }

  override format(specification: string): string {
    return strftime(specification, { wallClock: this.wallClock, offset: null, zoneAbbreviation: "" });
  }
}

const TIME_METHODS: MethodTable<TimeOfDay> = methodTable<TimeOfDay>([
  [
    "isoformat",
    "timespec?",
    (time: TimeOfDay, precision?: Value) => formatClock(time.wallClock, precisionOf(precision)),
  ],
  ["strftime", "format", (time: TimeOfDay, format: Value) => time.format(requireText(format))],
]);

/** How much of a time is shown; `auto` leaves out a fraction that is zero. */
export type TimePrecision = "auto" | "hours" | "minutes" | "seconds" | "milliseconds" | "microseconds";

/** Python's `timespec`. */
export function precisionOf(value: Value | undefined): TimePrecision {
  const precisions: readonly TimePrecision[] = ["auto", "hours", "minutes", "seconds", "milliseconds", "microseconds"];
  return precisions.find((precision) => precision === value) ?? "auto";
}

/** `13:14:15.161718`. */
export function formatClock(wallClock: number, precision: TimePrecision): string {
  const { hour, minute, second, microsecond } = fieldsOf(wallClock);
  const digits = String(microsecond).padStart(6, "0");
  const minutes = `${twoDigits(hour)}:${twoDigits(minute)}`;
  switch (precision) {
    case "hours":
      return twoDigits(hour);
    case "minutes":
      return minutes;
    case "seconds":
      return `${minutes}:${twoDigits(second)}`;
    case "milliseconds":
      return `${minutes}:${twoDigits(second)}.${digits.slice(0, 3)}`;
    case "microseconds":
      return `${minutes}:${twoDigits(second)}.${digits}`;
    case "auto":
      return `${minutes}:${twoDigits(second)}${microsecond === 0 ? "" : `.${digits}`}`;
  }
}
