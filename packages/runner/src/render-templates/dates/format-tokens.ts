import type { DateTime } from "./date-time.ts";
import { MONTHS, WEEKDAYS } from "./strftime.ts";
import { dayOfYear, fieldsOf, isoWeekOf, MICROSECONDS_PER_SECOND, twoDigits, weekdayOf } from "./wall-clock.ts";
import { formatOffset } from "./zone.ts";

const TOKENS =
  /\[([^[]*)\]|\\(.)|(Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|eo?|E{1,4}|w[o|w]?|W[o|W]?|Qo?|YYYY|YY|Y|gg(?:ggg?)?|GG(?:GGG?)?|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|LTS|LT|LL?L?L?)/gs;

const LOCALIZED: ReadonlyMap<string, string> = new Map([
  ["LTS", "h:mm:ss A"],
  ["LT", "h:mm A"],
  ["L", "MM/DD/YYYY"],
  ["LL", "MMMM D, YYYY"],
  ["LLL", "MMMM D, YYYY h:mm A"],
  ["LLLL", "dddd, MMMM D, YYYY h:mm A"],
]);

/** Pendulum's `format('YYYY-MM-DD HH:mm')` in English; what stands in `[brackets]` is kept. */
export function formatTokens(dateTime: DateTime, format: string): string {
  return format.replace(TOKENS, (whole: string, literal?: string, escaped?: string, token?: string) => {
    if (literal !== undefined && literal !== "") return literal;
    if (escaped !== undefined) return escaped;
    if (token === undefined) return whole;
    const localized = LOCALIZED.get(token);
    if (localized !== undefined) return formatTokens(dateTime, localized);
    return formatDateToken(token, dateTime) ?? formatTimeToken(token, dateTime) ?? token;
  });
}

function formatDateToken(token: string, { wallClock }: DateTime): string | null {
  const { year, month, day } = fieldsOf(wallClock);
  const weekday = weekdayOf(wallClock);
  const name = WEEKDAYS[weekday] ?? "";
  switch (token) {
    case "YYYY":
    case "Y":
      return String(year);
    case "YY":
      return String(year).slice(2);
    case "Q":
      return String(Math.ceil(month / 3));
    case "Qo":
      return ordinal(Math.ceil(month / 3));
    case "MMMM":
      return MONTHS[month - 1] ?? "";
    case "MMM":
      return (MONTHS[month - 1] ?? "").slice(0, 3);
    case "MM":
      return twoDigits(month);
    case "M":
      return String(month);
    case "Mo":
      return ordinal(month);
    case "DDDD":
      return String(dayOfYear(wallClock)).padStart(3, "0");
    case "DDD":
      return String(dayOfYear(wallClock));
    case "DDDo":
      return ordinal(dayOfYear(wallClock));
    case "DD":
      return twoDigits(day);
    case "D":
      return String(day);
    case "Do":
      return ordinal(day);
    case "dddd":
      return name;
    case "ddd":
      return name.slice(0, 3);
    case "dd":
      return name.slice(0, 2);
    case "d":
      return String((weekday + 1) % 7);
    case "do":
      return ordinal((weekday + 1) % 7);
    case "E":
      return String(weekday + 1);
    case "e":
      return String((weekday + 1) % 7);
    case "eo":
      return ordinal(((weekday + 1) % 7) + 1);
    case "wo":
      return ordinal(isoWeekOf(wallClock).week);
    default:
      return null;
  }
}

function formatTimeToken(token: string, dateTime: DateTime): string | null {
  const { hour, minute, second, microsecond } = fieldsOf(dateTime.wallClock);
  const { instant, zone } = dateTime;
  switch (token) {
    case "HH":
      return twoDigits(hour);
    case "H":
      return String(hour);
    case "hh":
      return twoDigits(hour % 12 || 12);
    case "h":
      return String(hour % 12 || 12);
    case "mm":
      return twoDigits(minute);
    case "m":
      return String(minute);
    case "ss":
      return twoDigits(second);
    case "s":
      return String(second);
    case "A":
      return hour < 12 ? "AM" : "PM";
    case "X":
      return String(Math.floor(instant / MICROSECONDS_PER_SECOND));
    case "x":
      return String(Math.floor(instant / 1000));
    case "zz":
      return zone?.abbreviation(instant) ?? "";
    case "z":
      return zone?.name ?? "";
    case "Z":
      return zone === null ? "" : formatOffset(dateTime.offset);
    case "ZZ":
      return zone === null ? "" : formatOffset(dateTime.offset, "");
    default:
      return /^S{1,6}$/.test(token) ? String(microsecond).padStart(6, "0").slice(0, token.length) : null;
  }
}

function ordinal(value: number): string {
  const lastTwo = value % 100;
  if (lastTwo >= 11 && lastTwo <= 13) return `${value}th`;
  return `${value}${["th", "st", "nd", "rd"][value % 10] ?? "th"}`;
}
