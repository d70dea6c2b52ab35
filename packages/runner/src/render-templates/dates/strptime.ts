import { represent } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { parseOffset } from "./parse-iso.ts";
import { MONTHS, WEEKDAYS } from "./strftime.ts";
import { type DateFields, daysInMonth, fieldsOf, MICROSECONDS_PER_DAY, startOfYear } from "./wall-clock.ts";

/** What a text said about a date. */
export interface ParsedTime extends DateFields {
  /** Microseconds ahead of UTC; `null` when the format has no zone. */
  readonly offset: number | null;
}

function choice(names: readonly string[]): string {
  return `(?:${names.join("|")})`;
}

function short(name: string): string {
  return name.slice(0, 3);
}

const PATTERNS: ReadonlyMap<string, string> = new Map([
  ["Y", "\\d\\d\\d\\d"],
  ["y", "\\d\\d"],
  ["m", "1[0-2]|0[1-9]|[1-9]"],
  ["d", "3[01]|[12]\\d|0[1-9]|[1-9]| [1-9]"],
  ["H", "2[0-3]|[01]\\d|\\d"],
  ["I", "1[0-2]|0[1-9]|[1-9]| [1-9]"],
  ["M", "[0-5]\\d|\\d"],
  ["S", "6[01]|[0-5]\\d|\\d"],
  ["f", "\\d{1,6}"],
  ["j", "36[0-6]|3[0-5]\\d|[12]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]"],
  ["p", "am|pm"],
  ["a", choice(WEEKDAYS.map(short))],
  ["A", choice(WEEKDAYS)],
  ["b", choice(MONTHS.map(short))],
  ["B", choice(MONTHS)],
  ["w", "[0-6]"],
  ["z", "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d)?|Z"],
  ["Z", "utc|gmt"],
]);

const COMPOSITES: ReadonlyMap<string, string> = new Map([
  ["c", "%a %b %d %H:%M:%S %Y"],
  ["x", "%m/%d/%y"],
  ["X", "%H:%M:%S"],
  ["T", "%H:%M:%S"],
  ["F", "%Y-%m-%d"],
  ["D", "%m/%d/%y"],
  ["R", "%H:%M"],
]);

/** Python's `datetime.strptime`; a ValueError for text that does not have the format. */
export function strptime(text: string, format: string): ParsedTime {
  const codes: string[] = [];
  const pattern = new RegExp(`^${patternOf(format, codes)}$`, "i");
  const match = pattern.exec(text);
  if (match === null) {
    const message = `time data ${represent(text)} does not match format ${represent(format)}`;
    throw new TemplateError("ValueError", message);
  }
  return fieldsFrom(new Map(codes.map((code, index) => [code, match[index + 1] ?? ""])));
}

function patternOf(format: string, codes: string[]): string {
  return format.replace(/%(.)|\s+|[.*+?^${}()|[\]\\]/gs, (whole: string, code?: string) => {
    if (code === undefined) return /^\s/.test(whole) ? "\\s+" : `\\${whole}`;
    if (code === "%") return "%";
    const composite = COMPOSITES.get(code);
    if (composite !== undefined) return patternOf(composite, codes);
    const pattern = PATTERNS.get(code);
    if (pattern === undefined) {
      throw new TemplateError("ValueError", `'${code}' is a bad directive in format '${format}'`);
    }
    codes.push(code);
    return `(${pattern})`;
  });
}

function fieldsFrom(parts: ReadonlyMap<string, string>): ParsedTime {
  const number = (code: string, fallback: number): number => {
    const text = parts.get(code);
    return text === undefined ? fallback : Number(text);
  };
  const year = yearFrom(parts);
  const date = dateFrom(parts, year);
  const second = number("S", 0);
  if (second > 59) throw new TemplateError("ValueError", "second must be in 0..59");
  return {
    ...date,
    hour: hourFrom(parts),
    minute: number("M", 0),
    second,
    microsecond: Number((parts.get("f") ?? "0").padEnd(6, "0")),
    offset: parseOffset(parts.get("z")?.toUpperCase()),
  };
}

function yearFrom(parts: ReadonlyMap<string, string>): number {
  const short = parts.get("y");
  if (short === undefined) return Number(parts.get("Y") ?? 1900);
  return Number(short) + (Number(short) <= 68 ? 2000 : 1900);
}

function dateFrom(parts: ReadonlyMap<string, string>, year: number): { year: number; month: number; day: number } {
  const dayNumber = parts.get("j");
  if (dayNumber !== undefined && !parts.has("d")) {
    const { month, day } = fieldsOf(startOfYear(year) + (Number(dayNumber) - 1) * MICROSECONDS_PER_DAY);
    return { year, month, day };
  }
  const name = (parts.get("b") ?? parts.get("B"))?.slice(0, 3).toLowerCase();
  const named = MONTHS.findIndex((month) => short(month).toLowerCase() === name) + 1;
  const month = named > 0 ? named : Number(parts.get("m") ?? 1);
  const day = Number(parts.get("d") ?? 1);
  if (day > daysInMonth(year, month)) throw new TemplateError("ValueError", "day is out of range for month");
  return { year, month, day };
}

function hourFrom(parts: ReadonlyMap<string, string>): number {
  const hour = parts.get("I");
  if (hour === undefined) return Number(parts.get("H") ?? 0);
  const isAfternoon = parts.get("p")?.toLowerCase() === "pm";
  return (Number(hour) % 12) + (isAfternoon ? 12 : 0);
}
