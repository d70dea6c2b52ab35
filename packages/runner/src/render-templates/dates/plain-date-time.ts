import { TemplateError } from "../template-error.ts";
import { bindMethod, type MethodTable, methodTable } from "../values/function.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { isText, PythonFloat, Tuple, typeNameOf, type Value } from "../values/value.ts";
import { CalendarDate, isoCalendar, ordinalOf } from "./calendar-date.ts";
import { DateTime, type DateTimeKind } from "./date-time.ts";
import { Duration } from "./duration.ts";
import { precisionOf, TimeOfDay } from "./time-of-day.ts";
import {
  type DateFields,
  dayOfYear,
  fieldsOf,
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_SECOND,
  modulo,
  strictWallClockOf,
  weekdayOf,
} from "./wall-clock.ts";
import { findZone, Zone } from "./zone.ts";

/** The zone an argument means: a zone or the name of one. */
export function zoneFrom(value: Value): Zone {
  if (value instanceof Zone) return value;
  if (isText(value)) return findZone(requireText(value));
  throw new TemplateError("TypeError", `tzinfo argument must be a time zone, not '${typeNameOf(value)}'`);
}

/** A date-time with some of its fields replaced; those left out stay. */
export function replaceFields(dateTime: DateTime, changes: Readonly<Record<string, Value | undefined>>): DateTime {
  const fields: Record<string, number> = { ...fieldsOf(dateTime.wallClock) };
  for (const [name, value] of Object.entries(changes)) {
    if (value !== undefined && name in fields) fields[name] = requireInteger(value);
  }
  const wallClock = strictWallClockOf(fields as unknown as DateFields);
  const zone = changes["tzinfo"];
  if (zone === undefined) return dateTime.withWallClock(wallClock);
  return DateTime.of(wallClock, zone === null ? null : zoneFrom(zone), dateTime.kind);
}

function replace(dateTime: DateTime, ...values: (Value | undefined)[]): Value {
  const [year, month, day, hour, minute, second, microsecond, tzinfo] = values;
  return replaceFields(dateTime, { year, month, day, hour, minute, second, microsecond, tzinfo });
}

function toIso(dateTime: DateTime, separator: Value = "T", precision?: Value): string {
  return dateTime.isoFormat(requireText(separator), precisionOf(precision));
}

function timeTuple(dateTime: DateTime): Value {
  const { year, month, day, hour, minute, second } = fieldsOf(dateTime.wallClock);
  const { wallClock } = dateTime;
  return new Tuple([year, month, day, hour, minute, second, weekdayOf(wallClock), dayOfYear(wallClock), -1]);
}

function inZone(dateTime: DateTime, zone: Value = "UTC"): Value {
  return dateTime.inZone(zoneFrom(zone));
}

const METHODS: MethodTable<DateTime> = methodTable<DateTime>([
  ["isoformat", "sep? timespec?", toIso],
  ["strftime", "format", (dateTime: DateTime, format: Value) => dateTime.strftime(requireText(format))],
  ["ctime", "/", (dateTime: DateTime) => dateTime.strftime("%a %b %e %H:%M:%S %Y")],
  ["weekday", "/", (dateTime: DateTime) => weekdayOf(dateTime.wallClock)],
  ["isoweekday", "/", (dateTime: DateTime) => weekdayOf(dateTime.wallClock) + 1],
  ["isocalendar", "/", (dateTime: DateTime) => isoCalendar(dateTime.wallClock)],
  ["toordinal", "/", (dateTime: DateTime) => ordinalOf(dateTime.wallClock)],
  ["timestamp", "/", (dateTime: DateTime) => new PythonFloat(dateTime.instant / MICROSECONDS_PER_SECOND)],
  ["date", "/", (dateTime: DateTime) => new CalendarDate(dateTime.wallClock)],
  ["time", "/", (dateTime: DateTime) => new TimeOfDay(modulo(dateTime.wallClock, MICROSECONDS_PER_DAY))],
  ["timetuple", "/", timeTuple],
  ["utcoffset", "/", (dateTime: DateTime) => (dateTime.zone === null ? null : new Duration(dateTime.offset))],
  ["tzname", "/", (dateTime: DateTime) => dateTime.zone?.abbreviation(dateTime.instant) ?? null],
  ["astimezone", "tz?", inZone],
  ["replace", "year? month? day? hour? minute? second? microsecond? tzinfo?", replace],
]);

/** The attributes that every date-time has: those of Python's `datetime`. */
export function plainAttribute(dateTime: DateTime, name: string): Value | undefined {
  switch (name) {
    case "year":
    case "month":
    case "day":
    case "hour":
    case "minute":
    case "second":
    case "microsecond":
      return fieldsOf(dateTime.wallClock)[name];
    case "tzinfo":
      return dateTime.zone;
    case "fold":
      return 0;
    default:
      return bindMethod(METHODS, name, dateTime);
  }
}

/** What `macros.datetime` makes. */
export const PLAIN_DATE_TIME: DateTimeKind = {
  typeName: "datetime.datetime",
  isPlain: true,
  attribute: plainAttribute,
};
