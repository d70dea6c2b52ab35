import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { bindMethod, type Method, type MethodTable, methodTable } from "../values/function.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { requireInteger, requireText } from "../values/require-value.ts";
import { PythonFloat, typeNameOf, type Value } from "../values/value.ts";
import { formatDay } from "./calendar-date.ts";
import { describeDifference } from "./calendar-difference.ts";
import { DateTime, type DateTimeKind } from "./date-time.ts";
import { roundHalfEven } from "./duration.ts";
import { formatTokens } from "./format-tokens.ts";
import { endOf, firstOf, lastOf, startOf } from "./moment-bounds.ts";
import { plainAttribute, replaceFields, zoneFrom } from "./plain-date-time.ts";
import { formatClock } from "./time-of-day.ts";
import {
  addMonths,
  dayOfYear,
  daysInMonth,
  fieldsOf,
  isLeapYear,
  isoWeekOf,
  MICROSECONDS_PER_DAY,
  MICROSECONDS_PER_HOUR,
  MICROSECONDS_PER_MINUTE,
  MICROSECONDS_PER_SECOND,
  weekdayOf,
} from "./wall-clock.ts";
import type { Zone } from "./zone.ts";

const UNITS = "years? months? weeks? days? hours? minutes? seconds? microseconds?";

/** Months and days are counted on the calendar of the zone, hours and less as they pass. */
function shift(direction: 1 | -1): Method<DateTime>["apply"] {
  return (dateTime: DateTime, ...amounts: (Value | undefined)[]) => {
    const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0, microseconds = 0] =
      amounts.map((amount) => direction * numberOf(amount));
    const passed =
      hours * MICROSECONDS_PER_HOUR +
      minutes * MICROSECONDS_PER_MINUTE +
      seconds * MICROSECONDS_PER_SECOND +
      microseconds;
    const byCalendar = years !== 0 || months !== 0 || weeks !== 0 || days !== 0;
    if (!byCalendar) return dateTime.plus(roundHalfEven(passed));
    const moved = addMonths(dateTime.wallClock, Math.trunc(years * 12 + months));
    const shifted = moved + (weeks * 7 + days) * MICROSECONDS_PER_DAY + passed;
    return dateTime.withWallClock(roundHalfEven(shifted));
  };
}

function numberOf(value: Value | undefined): number {
  if (value === undefined) return 0;
  if (isNumeric(value)) return floatOf(value);
  throw new TemplateError("TypeError", `unsupported operand type(s): '${typeNameOf(value)}'`);
}

function formatWith(format: string): Method<DateTime>["apply"] {
  return (dateTime: DateTime) => formatTokens(dateTime, format);
}

function iso8601(dateTime: DateTime): string {
  const text = dateTime.isoFormat("T", "auto");
  return dateTime.zone?.name === "UTC" ? text.replace("+00:00", "Z") : text;
}

function isDateTime(value: Value | undefined): value is DateTime {
  return value instanceof DateTime;
}

function difference(dateTime: DateTime, other?: Value, isAbsolute: Value = true): Value {
  if (isDateTime(other)) return dateTime.intervalTo(other, isTruthy(isAbsolute));
  throw new TemplateError("TypeError", "diff() needs the date-time to compare with");
}

/** In words, from the other moment's point of view. */
export function differenceInWords(dateTime: DateTime, other: DateTime, wording: "now" | "other" | "absolute"): string {
  const interval = dateTime.intervalTo(other, true);
  return describeDifference(interval.difference(), interval.isInverted, wording);
}

function inWords(dateTime: DateTime, other?: Value, isAbsolute: Value = false): Value {
  if (!isDateTime(other)) throw new TemplateError("TypeError", "diff_for_humans() needs the date-time to compare with");
  return differenceInWords(dateTime, other, isTruthy(isAbsolute) ? "absolute" : "other");
}

function set(dateTime: DateTime, ...values: (Value | undefined)[]): Value {
  const [year, month, day, hour, minute, second, microsecond, zone] = values;
  return replaceFields(dateTime, {
    year,
    month,
    day,
    hour,
    minute,
    second,
    microsecond,
    ...(zone === undefined ? {} : { tzinfo: zone }),
  });
}

function at(dateTime: DateTime, hour: Value, minute: Value = 0, second: Value = 0, microsecond: Value = 0): Value {
  return replaceFields(dateTime, { hour, minute, second, microsecond });
}

function on(dateTime: DateTime, year: Value, month: Value, day: Value): Value {
  return replaceFields(dateTime, { year, month, day });
}

/** The next or the previous day of that weekday (Monday 0), at midnight; the same weekday a week away without one. */
function weekdayAway(direction: 1 | -1): Method<DateTime>["apply"] {
  return (dateTime: DateTime, weekday?: Value, keepTime: Value = false) => {
    const today = weekdayOf(dateTime.wallClock);
    const wanted = weekday === undefined || weekday === null ? today : requireInteger(weekday);
    if (wanted < 0 || wanted > 6) throw new TemplateError("ValueError", "Invalid day of week");
    const days = (direction * (wanted - today) + 7) % 7 || 7;
    const moved = dateTime.withWallClock(dateTime.wallClock + direction * days * MICROSECONDS_PER_DAY);
    return isTruthy(keepTime) ? moved : startOf(moved, "day");
  };
}

const METHODS: MethodTable<DateTime> = methodTable<DateTime>([
  ["add", UNITS, shift(1)],
  ["subtract", UNITS, shift(-1)],
  ["diff", "dt? abs?", difference],
  ["diff_for_humans", "other? absolute? locale?", inWords],
  ["in_timezone", "tz", (dateTime: DateTime, zone: Value) => dateTime.inZone(zoneFrom(zone))],
  ["in_tz", "tz", (dateTime: DateTime, zone: Value) => dateTime.inZone(zoneFrom(zone))],
  ["naive", "/", (dateTime: DateTime) => DateTime.of(dateTime.wallClock, null, dateTime.kind)],
  ["start_of", "unit", (dateTime: DateTime, unit: Value) => startOf(dateTime, requireText(unit))],
  ["end_of", "unit", (dateTime: DateTime, unit: Value) => endOf(dateTime, requireText(unit))],
  [
    "first_of",
    "unit day_of_week?",
    (dateTime: DateTime, unit: Value, day?: Value) => firstOf(dateTime, requireText(unit), day),
  ],
  [
    "last_of",
    "unit day_of_week?",
    (dateTime: DateTime, unit: Value, day?: Value) => lastOf(dateTime, requireText(unit), day),
  ],
  ["next", "day_of_week? keep_time?", weekdayAway(1)],
  ["previous", "day_of_week? keep_time?", weekdayAway(-1)],
  ["set", "year? month? day? hour? minute? second? microsecond? tz?", set],
  ["at", "hour minute? second? microsecond?", at],
  ["on", "year month day", on],
  ["format", "fmt locale?", (dateTime: DateTime, format: Value) => formatTokens(dateTime, requireText(format))],
  ["is_leap_year", "/", (dateTime: DateTime) => isLeapYear(fieldsOf(dateTime.wallClock).year)],
  [
    "is_long_year",
    "/",
    (dateTime: DateTime) => isoWeekOf(endOf(dateTime, "year").wallClock - 3 * MICROSECONDS_PER_DAY).week === 53,
  ],
  ["is_utc", "/", (dateTime: DateTime) => dateTime.zone?.name === "UTC"],
  ["is_dst", "/", (dateTime: DateTime) => dateTime.zone?.isSummerTime(dateTime.instant) ?? false],
  [
    "is_same_day",
    "dt",
    (dateTime: DateTime, other: Value) =>
      isDateTime(other) && formatDay(other.wallClock) === formatDay(dateTime.wallClock),
  ],
  ["get_offset", "/", (dateTime: DateTime) => offsetSeconds(dateTime)],
  ["to_date_string", "/", (dateTime: DateTime) => formatDay(dateTime.wallClock)],
  ["to_time_string", "/", (dateTime: DateTime) => formatClock(dateTime.wallClock, "seconds")],
  [
    "to_datetime_string",
    "/",
    (dateTime: DateTime) => `${formatDay(dateTime.wallClock)} ${formatClock(dateTime.wallClock, "seconds")}`,
  ],
  ["to_iso8601_string", "/", iso8601],
  ["to_formatted_date_string", "/", formatWith("MMM D, YYYY")],
  ["to_day_datetime_string", "/", formatWith("ddd, MMM D, YYYY h:mm A")],
  ["to_atom_string", "/", formatWith("YYYY-MM-DDTHH:mm:ssZ")],
  ["to_w3c_string", "/", formatWith("YYYY-MM-DDTHH:mm:ssZ")],
  ["to_rss_string", "/", formatWith("ddd, DD MMM YYYY HH:mm:ss ZZ")],
  ["to_rfc822_string", "/", formatWith("ddd, DD MMM YY HH:mm:ss ZZ")],
  ["to_rfc850_string", "/", formatWith("dddd, DD-MMM-YY HH:mm:ss zz")],
  ["to_rfc1036_string", "/", formatWith("ddd, DD MMM YY HH:mm:ss ZZ")],
  ["to_rfc1123_string", "/", formatWith("ddd, DD MMM YYYY HH:mm:ss ZZ")],
  ["to_rfc2822_string", "/", formatWith("ddd, DD MMM YYYY HH:mm:ss ZZ")],
  ["to_rfc3339_string", "/", (dateTime: DateTime) => dateTime.isoFormat("T", "auto")],
  ["to_cookie_string", "/", formatWith("dddd, DD-MMM-YYYY HH:mm:ss zz")],
]);

function offsetSeconds(dateTime: DateTime): Value {
  return dateTime.zone === null ? null : dateTime.offset / MICROSECONDS_PER_SECOND;
}

/** The attributes that the date-times of a context have beyond Python's. */
function momentAttribute(dateTime: DateTime, name: string): Value | undefined {
  const { wallClock, zone, instant } = dateTime;
  const { year, month, day } = fieldsOf(wallClock);
  switch (name) {
    case "day_of_week":
      return weekdayOf(wallClock);
    case "day_of_year":
      return dayOfYear(wallClock);
    case "week_of_year":
      return isoWeekOf(wallClock).week;
    case "week_of_month":
      return weekOfMonth(wallClock, year, month, day);
    case "quarter":
      return Math.ceil(month / 3);
    case "days_in_month":
      return daysInMonth(year, month);
    case "timezone":
    case "tz":
      return zone;
    case "timezone_name":
      return zone?.name ?? null;
    case "offset":
      return offsetSeconds(dateTime);
    case "offset_hours":
      return zone === null ? null : new PythonFloat(dateTime.offset / MICROSECONDS_PER_HOUR);
    case "int_timestamp":
      return Math.floor(instant / MICROSECONDS_PER_SECOND);
    case "float_timestamp":
      return new PythonFloat(instant / MICROSECONDS_PER_SECOND);
    default:
      return bindMethod(METHODS, name, dateTime) ?? plainAttribute(dateTime, name);
  }
}

/** Weeks begin on Monday; the first one may be short. */
function weekOfMonth(wallClock: number, _year: number, _month: number, day: number): number {
  const weekdayOfFirst = (weekdayOf(wallClock) - ((day - 1) % 7) + 7) % 7;
  return Math.ceil((day + weekdayOfFirst) / 7);
}

/** The date-times of a context: Python's with Pendulum's additions. */
export const MOMENT: DateTimeKind = { typeName: "DateTime", isPlain: false, attribute: momentAttribute };

/** The date-time of an instant, in a zone. */
export function momentAt(instant: number, zone: Zone): DateTime {
  return DateTime.at(instant, zone, MOMENT);
}
