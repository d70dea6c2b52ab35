import { CalendarDate } from "../dates/calendar-date.ts";
import { DateTime } from "../dates/date-time.ts";
import { parseIsoDateTime } from "../dates/parse-iso.ts";
import { PLAIN_DATE_TIME, zoneFrom } from "../dates/plain-date-time.ts";
import { strptime } from "../dates/strptime.ts";
import { TimeOfDay } from "../dates/time-of-day.ts";
import { MICROSECONDS_PER_SECOND, strictWallClockOf, wallClockOf } from "../dates/wall-clock.ts";
import { findZone, formatOffset, utcZone } from "../dates/zone.ts";
import { TemplateError } from "../template-error.ts";
import { bindArguments, bindMethod, type MethodTable, methodTable, parseSignature } from "../values/function.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { Callable, typeNameOf, type Value } from "../values/value.ts";

/** The date-time of a naive wall clock, or of one in a zone. */
export function plainDateTime(wallClock: number, offset: number | null = null): DateTime {
  if (offset === null) return DateTime.of(wallClock, null, PLAIN_DATE_TIME);
  return DateTime.of(wallClock, offset === 0 ? utcZone() : findZone(formatOffset(offset)), PLAIN_DATE_TIME);
}

function now(clock: () => number, zone: Value | undefined): DateTime {
  // Parity: without a zone it is what the machine's clock shows; Baram's machines count as standing in UTC.
  if (zone === undefined || zone === null) return plainDateTime(clock());
  return DateTime.at(clock(), zoneFrom(zone), PLAIN_DATE_TIME);
}

function fromTimestamp(timestamp: Value, zone: Value | undefined): DateTime {
  if (!isNumeric(timestamp)) {
    throw new TemplateError("TypeError", `a timestamp must be a number, not ${typeNameOf(timestamp)}`);
  }
  return now(() => Math.round(floatOf(timestamp) * MICROSECONDS_PER_SECOND), zone);
}

function combine(date: Value, time: Value): DateTime {
  if (date instanceof CalendarDate && time instanceof TimeOfDay) return plainDateTime(date.wallClock + time.wallClock);
  throw new TemplateError("TypeError", "combine() needs a date and a time");
}

function fromIso(text: Value): DateTime {
  const parsed = parseIsoDateTime(requireText(text));
  if (parsed === null) throw new TemplateError("ValueError", `Invalid isoformat string: '${requireText(text)}'`);
  return plainDateTime(parsed.wallClock, parsed.offset);
}

function parse(text: Value, format: Value): DateTime {
  const parsed = strptime(requireText(text), requireText(format));
  return plainDateTime(wallClockOf(parsed), parsed.offset);
}

const CLASS_METHODS: MethodTable<() => number> = methodTable<() => number>([
  ["now", "tz?", (clock: () => number, zone?: Value) => now(clock, zone)],
  ["today", "/", (clock: () => number) => now(clock, undefined)],
  ["utcnow", "/", (clock: () => number) => now(clock, undefined)],
  ["fromtimestamp", "timestamp tz?", (_clock: () => number, at: Value, zone?: Value) => fromTimestamp(at, zone)],
  ["utcfromtimestamp", "timestamp /", (_clock: () => number, at: Value) => fromTimestamp(at, undefined)],
  ["strptime", "text format /", (_clock: () => number, text: Value, format: Value) => parse(text, format)],
  ["fromisoformat", "text /", (_clock: () => number, text: Value) => fromIso(text)],
  ["combine", "date time", (_clock: () => number, date: Value, time: Value) => combine(date, time)],
]);

const CONSTRUCTOR = parseSignature("year month day hour? minute? second? microsecond? tzinfo?");

/** `macros.datetime`: Python's class, with the methods that make date-times. */
export class DateTimeClass extends Callable {
  override readonly typeName = "type";
  readonly #clock: () => number;

  constructor(clock: () => number) {
    super("datetime", (call) => {
      const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0, zone = null] =
        bindArguments("datetime", CONSTRUCTOR, call);
      const wallClock = strictWallClockOf({
        year: requireInteger(year),
        month: requireInteger(month),
        day: requireInteger(day),
        hour: requireInteger(hour),
        minute: requireInteger(minute),
        second: requireInteger(second),
        microsecond: requireInteger(microsecond),
      });
      return DateTime.of(wallClock, zone === null ? null : zoneFrom(zone), PLAIN_DATE_TIME);
    });
    this.#clock = clock;
  }

  override attribute(name: string): Value | undefined {
    return bindMethod(CLASS_METHODS, name, this.#clock);
  }

  override representation(): string {
    return "<class 'datetime.datetime'>";
  }
}
