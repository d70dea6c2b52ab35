import { type ParsedDateTime, parseIsoDateTime, parseOffset } from "./parse-iso.ts";
import { MONTHS, WEEKDAYS } from "./strftime.ts";
import { daysInMonth, fieldsOf, wallClockOf } from "./wall-clock.ts";

const CLOCK = /(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,6}))?)?\s*(am|pm)?|\b(\d{1,2})\s*(am|pm)\b/i;
const OFFSET = /\s*(?:(Z|UTC|GMT)\b|([+-]\d\d:?\d\d))\s*$/i;

/**
 * Reads a date as people write it: `3 Jan 2024`, `January 3, 2024 4:05 pm`, `2024/1/3`, `1/3/2024` (month first).
 *
 * What the text leaves out is taken from the given wall-clock time's day at midnight. `null` for what is no date.
 */
export function parseFreeDate(text: string, today: number): ParsedDateTime | null {
  const iso = parseIsoDateTime(text.trim());
  if (iso !== null) return iso;
  const offset = OFFSET.exec(text);
  const hasClock = CLOCK.test(text);
  const withoutOffset = offset !== null && hasClock ? text.slice(0, offset.index) : text;
  const clock = CLOCK.exec(withoutOffset);
  const rest = clock === null ? withoutOffset : withoutOffset.replace(clock[0], " ");
  const date = readDate(rest, fieldsOf(today), clock !== null);
  if (date === null) return null;
  const time = clock === null ? { hour: 0, minute: 0, second: 0, microsecond: 0 } : readClock(clock);
  if (time === null || date.day > daysInMonth(date.year, date.month)) return null;
  const zone = offset === null || !hasClock ? null : parseOffset(offset[1] === undefined ? offset[2] : "Z");
  return { wallClock: wallClockOf({ ...date, ...time }), offset: zone };
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readDate(text: string, today: Day, mayBeEmpty: boolean): Day | null {
  const words = text
    .split(/[\s,/.\-T]+/i)
    .filter((word) => word !== "" && !isWeekday(word) && !/^(?:at|of|and)$/i.test(word));
  if (words.length === 0) return mayBeEmpty ? today : null;
  const month = words.map(monthOf).find((found) => found > 0) ?? 0;
  const numbers = words
    .filter((word) => monthOf(word) === 0)
    .map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th)$/i, ""));
  if (numbers.some((word) => !/^\d{1,4}$/.test(word)) || numbers.length > 3) return null;
  const year = numbers.find((word) => word.length === 4 || Number(word) > 31);
  const small = numbers.filter((word) => word !== year).map(Number);
  if (month > 0) return checkDay({ year: yearOf(year ?? take(small, 1), today), month, day: small[0] ?? today.day });
  const [first, second, third] = small;
  if (first === undefined) return { ...today, year: yearOf(year, today) };
  const isDayFirst = first > 12;
  return checkDay({
    year: yearOf(year ?? third?.toString(), today),
    month: second === undefined ? first : isDayFirst ? second : first,
    day: second === undefined ? today.day : isDayFirst ? first : second,
  });
}

function take(numbers: readonly number[], index: number): string | undefined {
  return numbers[index]?.toString();
}

function yearOf(text: string | undefined, today: Day): number {
  if (text === undefined) return today.year;
  const year = Number(text);
  if (text.length > 2) return year;
  return year + (year < 69 ? 2000 : 1900);
}

function checkDay(day: Day): Day | null {
  return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31 ? day : null;
}

function monthOf(word: string): number {
  if (word.length < 3) return 0;
  return MONTHS.findIndex((name) => name.toLowerCase().startsWith(word.toLowerCase().slice(0, 9))) + 1;
}

function isWeekday(word: string): boolean {
  return word.length >= 3 && WEEKDAYS.some((name) => name.toLowerCase().startsWith(word.toLowerCase()));
}

function readClock(match: RegExpExecArray) {
  const [, clockHour, minute = "0", second = "0", fraction = "", half, hourOnly, halfOnly] = match;
  const written = Number(clockHour ?? hourOnly);
  const period = (half ?? halfOnly)?.toLowerCase();
  const hour = period === undefined ? written : (written % 12) + (period === "pm" ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return { hour, minute: Number(minute), second: Number(second), microsecond: Number(fraction.padEnd(6, "0")) };
}
