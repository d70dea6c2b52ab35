import {
  type DateFields,
  dayOfYear,
  fieldsOf,
  isoWeekOf,
  MICROSECONDS_PER_SECOND,
  twoDigits,
  weekdayOf,
} from "./wall-clock.ts";
import { formatOffset } from "./zone.ts";

/** From Monday. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** From January, in English as in the C locale. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** What a format can show of a date. */
export interface FormattedTime {
  readonly wallClock: number;
  /** `null` for a date and time that knows no zone. */
  readonly offset: number | null;
  readonly zoneAbbreviation: string;
}

/** Python's `strftime` in the C locale. A code nobody knows stays as it is. */
export function strftime(format: string, time: FormattedTime): string {
  const fields = fieldsOf(time.wallClock);
  return format.replace(/%([-_0^]?)([a-zA-Z%])/g, (whole: string, flag: string, code: string) => {
    const text = formatCode(code, fields, time);
    return text === null ? whole : applyFlag(text, flag);
  });
}

function applyFlag(text: string, flag: string): string {
  switch (flag) {
    case "-":
      return text.replace(/^[0 ]+(?=.)/, "");
    case "_":
      return text.replace(/^0+(?=.)/, (zeros) => " ".repeat(zeros.length));
    case "^":
      return text.toUpperCase();
    default:
      return text;
  }
}

function formatCode(code: string, fields: DateFields, time: FormattedTime): string | null {
  return formatDateCode(code, fields, time) ?? formatTimeCode(code, fields, time) ?? formatComposite(code, time);
}

function formatDateCode(code: string, { year, month, day }: DateFields, { wallClock }: FormattedTime): string | null {
  const weekday = weekdayOf(wallClock);
  switch (code) {
    case "Y":
      return String(year);
    case "C":
      return twoDigits(Math.floor(year / 100));
    case "y":
      return twoDigits(year % 100);
    case "m":
      return twoDigits(month);
    case "d":
      return twoDigits(day);
    case "e":
      return String(day).padStart(2);
    case "j":
      return String(dayOfYear(wallClock)).padStart(3, "0");
    case "a":
      return (WEEKDAYS[weekday] ?? "").slice(0, 3);
    case "A":
      return WEEKDAYS[weekday] ?? "";
    case "b":
    case "h":
      return (MONTHS[month - 1] ?? "").slice(0, 3);
    case "B":
      return MONTHS[month - 1] ?? "";
    case "w":
      return String((weekday + 1) % 7);
    case "u":
      return String(weekday + 1);
    case "U":
      return twoDigits(Math.floor((dayOfYear(wallClock) + 6 - ((weekday + 1) % 7)) / 7));
    case "W":
      return twoDigits(Math.floor((dayOfYear(wallClock) + 6 - weekday) / 7));
    case "V":
      return twoDigits(isoWeekOf(wallClock).week);
    case "G":
      return String(isoWeekOf(wallClock).year);
    case "g":
      return twoDigits(isoWeekOf(wallClock).year % 100);
    default:
      return null;
  }
}

function formatTimeCode(code: string, fields: DateFields, time: FormattedTime): string | null {
  switch (code) {
    case "H":
      return twoDigits(fields.hour);
    case "I":
      return twoDigits(fields.hour % 12 || 12);
    case "k":
      return String(fields.hour).padStart(2);
    case "l":
      return String(fields.hour % 12 || 12).padStart(2);
    case "M":
      return twoDigits(fields.minute);
    case "S":
      return twoDigits(fields.second);
    case "f":
      return String(fields.microsecond).padStart(6, "0");
    case "p":
      return fields.hour < 12 ? "AM" : "PM";
    case "P":
      return fields.hour < 12 ? "am" : "pm";
    case "z":
      return time.offset === null ? "" : formatOffset(time.offset, "");
    case "Z":
      return time.zoneAbbreviation;
    case "s":
      return String(Math.floor((time.wallClock - (time.offset ?? 0)) / MICROSECONDS_PER_SECOND));
    default:
      return null;
  }
}

const COMPOSITES: ReadonlyMap<string, string> = new Map([
  ["c", "%a %b %e %H:%M:%S %Y"],
  ["x", "%m/%d/%y"],
  ["D", "%m/%d/%y"],
  ["X", "%H:%M:%S"],
  ["T", "%H:%M:%S"],
  ["F", "%Y-%m-%d"],
  ["R", "%H:%M"],
  ["r", "%I:%M:%S %p"],
  ["n", "\n"],
  ["t", "\t"],
]);

function formatComposite(code: string, time: FormattedTime): string | null {
  if (code === "%") return "%";
  const format = COMPOSITES.get(code);
  return format === undefined ? null : strftime(format, time);
}
