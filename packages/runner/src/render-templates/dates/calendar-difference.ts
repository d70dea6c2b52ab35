import { daysInMonth, fieldsOf } from "./wall-clock.ts";

/** The difference of two moments in units of the calendar. All are zero or more. */
export interface CalendarDifference {
  readonly years: number;
  readonly months: number;
  /** Without the weeks that {@link weeksOf} would count. */
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly microseconds: number;
}

/** From the earlier wall-clock time to the later one. */
export function calendarDifference(earlier: number, later: number): CalendarDifference {
  const from = fieldsOf(earlier);
  const to = fieldsOf(later);
  const difference = {
    years: to.year - from.year,
    months: to.month - from.month,
    days: to.day - from.day,
    hours: to.hour - from.hour,
    minutes: to.minute - from.minute,
    seconds: to.second - from.second,
    microseconds: to.microsecond - from.microsecond,
  };
  borrow(difference, "microseconds", "seconds", 1_000_000);
  borrow(difference, "seconds", "minutes", 60);
  borrow(difference, "minutes", "hours", 60);
  borrow(difference, "hours", "days", 24);
  borrowDays(difference, from.day, to);
  borrow(difference, "months", "years", 12);
  return difference;
}

type Mutable = { -readonly [Unit in keyof CalendarDifference]: number };

function borrow(difference: Mutable, unit: keyof Mutable, larger: keyof Mutable, size: number): void {
  if (difference[unit] >= 0) return;
  difference[unit] += size;
  difference[larger] -= 1;
}

/** Parity: a missing month's days are those of the month before the later date. */
function borrowDays(difference: Mutable, fromDay: number, to: { readonly year: number; readonly month: number }): void {
  if (difference.days >= 0) return;
  const isJanuary = to.month === 1;
  const before = daysInMonth(isJanuary ? to.year - 1 : to.year, isJanuary ? 12 : to.month - 1);
  const gap = daysInMonth(to.year, to.month) - before;
  if (difference.days < gap) difference.days += Math.max(before, fromDay);
  else if (difference.days === gap) {
    difference.days = 0;
    difference.months += 1;
  } else difference.days += before;
  difference.months -= 1;
}

/** Whether the other moment is now, an explicit one, or not to be spoken of. */
export type DifferenceWording = "now" | "other" | "absolute";

/** `3 hours ago`, `3 hours before`, `a few seconds after`. `isLater` says that the first moment is the later one. */
export function describeDifference(
  difference: CalendarDifference,
  isLater: boolean,
  wording: DifferenceWording,
): string {
  const words = unitAndCount(difference);
  const text = words === null ? "a few seconds" : plural(Math.max(1, words.count), words.unit);
  if (wording === "absolute") return text;
  if (wording === "now") return isLater ? `in ${text}` : `${text} ago`;
  return isLater ? `${text} after` : `${text} before`;
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function unitAndCount(difference: CalendarDifference): { unit: string; count: number } | null {
  const { years, months, days, hours, minutes, seconds } = difference;
  const weeks = Math.floor(days / 7);
  const restDays = days % 7;
  if (years > 0) return { unit: "year", count: years + (months > 6 ? 1 : 0) };
  if (months === 11 && days > 15) return { unit: "year", count: 1 };
  if (months > 0) return { unit: "month", count: months + (days >= 27 ? 1 : 0) };
  if (weeks > 0) return { unit: "week", count: weeks + (restDays > 3 ? 1 : 0) };
  if (restDays > 0) return { unit: "day", count: restDays + (hours >= 22 ? 1 : 0) };
  if (hours > 0) return { unit: "hour", count: hours };
  if (minutes > 0) return { unit: "minute", count: minutes };
  return seconds > 10 ? { unit: "second", count: seconds } : null;
}
