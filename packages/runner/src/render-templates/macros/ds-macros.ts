import { CalendarDate, formatDay } from "../dates/calendar-date.ts";
import { DateTime } from "../dates/date-time.ts";
import { formatCldr } from "../dates/format-cldr.ts";
import { differenceInWords, MOMENT } from "../dates/moment.ts";
import { strftime } from "../dates/strftime.ts";
import { strptime } from "../dates/strptime.ts";
import { checkRange, MICROSECONDS_PER_DAY, wallClockOf } from "../dates/wall-clock.ts";
import { formatOffset, utcZone } from "../dates/zone.ts";
import { printValue } from "../operations/print-value.ts";
import { isTruthy } from "../operations/truth.ts";
import { TemplateError } from "../template-error.ts";
import { floatOf, isNumeric } from "../values/number.ts";
import { requireText } from "../values/require-value.ts";
import { typeNameOf, Undefined, type Value } from "../values/value.ts";

/** `macros.ds_add(ds, days)`. Parity: no days at all give the text back without reading it. */
export function addDays(day: Value, days: Value): Value {
  if (!isTruthy(days)) return printValue(day);
  const wallClock = wallClockOf(strptime(printValue(day), "%Y-%m-%d"));
  if (!isNumeric(days)) {
    const message = `unsupported type for timedelta days component: ${typeNameOf(days)}`;
    throw new TemplateError("TypeError", message);
  }
  return formatDay(checkRange(wallClock + Math.round(floatOf(days) * MICROSECONDS_PER_DAY)));
}

/** `macros.ds_format(text, input_format, output_format)`. */
export function reformatDay(text: Value, inputFormat: Value, outputFormat: Value): Value {
  const parsed = strptime(printValue(text), requireText(inputFormat));
  const zoneAbbreviation = parsed.offset === null ? "" : `UTC${parsed.offset === 0 ? "" : formatOffset(parsed.offset)}`;
  return strftime(requireText(outputFormat), {
    wallClock: wallClockOf(parsed),
    offset: parsed.offset,
    zoneAbbreviation,
  });
}

/** `macros.ds_format_locale(text, input_format, output_format, locale)`: the output format is a CLDR pattern. */
export function reformatDayInLocale(text: Value, inputFormat: Value, outputFormat: Value, locale: Value = null): Value {
  const parsed = strptime(printValue(text), requireText(inputFormat));
  const language = locale === null ? "en_US" : printValue(locale);
  return formatCldr(wallClockOf(parsed), requireText(outputFormat), language);
}

/** `macros.datetime_diff_for_humans(date, since)`: in words, since now when nothing else is given. */
export function differenceForHumans(clock: () => number) {
  return (date: Value, since: Value = null): Value => {
    const moment = toMoment(date);
    if (since === null) return differenceInWords(moment, DateTime.at(clock(), utcZone(), MOMENT), "now");
    return differenceInWords(moment, toMoment(since), "other");
  };
}

/** Parity: a naive date-time counts as UTC here. */
function toMoment(value: Value): DateTime {
  if (value instanceof DateTime) return DateTime.of(value.wallClock, value.zone ?? utcZone(), MOMENT);
  if (value instanceof CalendarDate) return DateTime.of(value.wallClock, utcZone(), MOMENT);
  if (value instanceof Undefined) return value.fail();
  throw new TemplateError("AttributeError", `'${typeNameOf(value)}' object has no attribute 'tzinfo'`);
}
