import type { CronExpression } from "./cron-expression.ts";
import type { NthWeekday } from "./cron-field.ts";
import { dateOfDay, dayOfDate, daysInMonth, SECONDS_PER_DAY, weekdayOfDay } from "./wall-clock.ts";

/**
 * Steps along a cron expression on wall-clock time without a zone, in whole seconds since 1970-01-01 00:00:00.
 *
 * Months and years that cannot match are skipped whole, so that a leap day costs a few dozen comparisons.
 */

/** Parity: a date that does not come within 50 years never comes. */
const YEARS_SEARCHED = 50;

/** The first match later than `after`; `null` when none comes within 50 years. */
export function nextWallClockMatch(cron: CronExpression, after: number): number | null {
  const from = after + 1;
  const day = Math.floor(from / SECONDS_PER_DAY);
  const isMatch = matchesDay(cron, day);
  if (isMatch) {
    const time = firstTimeOfDay(cron, from - day * SECONDS_PER_DAY);
    if (time !== null) return day * SECONDS_PER_DAY + time;
  }
  const nextDay = nextMatchingDay(cron, isMatch ? day + 1 : day, dateOfDay(day).year + YEARS_SEARCHED);
  const time = firstTimeOfDay(cron, 0);
  return nextDay === null || time === null ? null : nextDay * SECONDS_PER_DAY + time;
}

/** The last match earlier than `before`; `null` when there is none within 50 years. */
export function previousWallClockMatch(cron: CronExpression, before: number): number | null {
  const from = before - 1;
  const day = Math.floor(from / SECONDS_PER_DAY);
  if (matchesDay(cron, day)) {
    const time = lastTimeOfDay(cron, from - day * SECONDS_PER_DAY);
    if (time !== null) return day * SECONDS_PER_DAY + time;
  }
  const previousDay = previousMatchingDay(cron, day - 1, dateOfDay(day).year - YEARS_SEARCHED);
  const time = lastTimeOfDay(cron, SECONDS_PER_DAY - 1);
  return previousDay === null || time === null ? null : previousDay * SECONDS_PER_DAY + time;
}

/** The first time of day at or after `earliest`, in seconds. */
function firstTimeOfDay({ hours, minutes, seconds }: CronExpression, earliest: number): number | null {
  for (const hour of hours) {
    if (hour * 3600 + 3599 < earliest) continue;
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60;
      if (start + 59 < earliest) continue;
      for (const second of seconds) if (start + second >= earliest) return start + second;
    }
  }
  return null;
}

/** The last time of day at or before `latest`, in seconds. */
function lastTimeOfDay({ hours, minutes, seconds }: CronExpression, latest: number): number | null {
  for (let h = hours.length - 1; h >= 0; h--) {
    const hour = (hours[h] ?? 0) * 3600;
    if (hour > latest) continue;
    for (let m = minutes.length - 1; m >= 0; m--) {
      const start = hour + (minutes[m] ?? 0) * 60;
      if (start > latest) continue;
      for (let s = seconds.length - 1; s >= 0; s--) {
        const time = start + (seconds[s] ?? 0);
        if (time <= latest) return time;
      }
    }
  }
  return null;
}

function nextMatchingDay(cron: CronExpression, fromDay: number, lastYear: number): number | null {
  let { year, month, day } = dateOfDay(fromDay);
  let daysLeaptOver = 0;
  while (year <= lastYear) {
    const length = daysInMonth(year, month);
    const isMonthMatch = matchesMonth(cron, year, month);
    if (isMonthMatch) {
      const first = dayOfDate({ year, month, day: 1 }) - 1;
      for (; day <= length; day++) {
        const isListed = day > daysLeaptOver && isListedDayOfMonth(cron, day, length);
        if (matchesDayRule(cron, { weekday: weekdayOfDay(first + day), day, length }, isListed)) return first + day;
      }
    }
    daysLeaptOver = isMonthMatch && month === 2 ? daysLeaptOverInMarch(cron, length) : 0;
    day = 1;
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return null;
}

/**
 * Parity: a search that runs out of February aims at the first listed day that February does not have, and so lands in
 * March as many days late: with `1,31` the first of March is never found from February.
 */
function daysLeaptOverInMarch(cron: CronExpression, lengthOfFebruary: number): number {
  if (cron.daysOfMonth.includes(lengthOfFebruary)) return 0;
  const aim = cron.daysOfMonth.find((day) => day > lengthOfFebruary);
  return aim === undefined ? 0 : aim - lengthOfFebruary - 1;
}

function previousMatchingDay(cron: CronExpression, fromDay: number, firstYear: number): number | null {
  let { year, month, day } = dateOfDay(fromDay);
  while (year >= firstYear) {
    if (matchesMonth(cron, year, month)) {
      const length = daysInMonth(year, month);
      const first = dayOfDate({ year, month, day: 1 }) - 1;
      for (day = Math.min(day, length); day >= 1; day--) {
        const isListed = isListedDayOfMonth(cron, day, length);
        if (matchesDayRule(cron, { weekday: weekdayOfDay(first + day), day, length }, isListed)) return first + day;
      }
    }
    day = 31;
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
  }
  return null;
}

function matchesDay(cron: CronExpression, dayNumber: number): boolean {
  const { year, month, day } = dateOfDay(dayNumber);
  if (!matchesMonth(cron, year, month)) return false;
  const length = daysInMonth(year, month);
  const isListed = isListedDayOfMonth(cron, day, length);
  return matchesDayRule(cron, { weekday: weekdayOfDay(dayNumber), day, length }, isListed);
}

function matchesMonth(cron: CronExpression, year: number, month: number): boolean {
  return cron.months.includes(month) && (cron.years === null || cron.years.includes(year));
}

function isListedDayOfMonth(cron: CronExpression, day: number, length: number): boolean {
  return cron.daysOfMonth.includes(day) || (cron.lastDayOfMonth && day === length);
}

/** A day in its month of `length` days; `day` counts from 1. */
interface DayInMonth {
  readonly weekday: number;
  readonly day: number;
  readonly length: number;
}

function matchesDayRule(cron: CronExpression, date: DayInMonth, isListedDayOfMonth: boolean): boolean {
  switch (cron.dayRule) {
    case "every":
      return true;
    case "dayOfMonth":
      return isListedDayOfMonth;
    case "dayOfWeek":
      return cron.weekdays.includes(date.weekday);
    case "either":
      return isListedDayOfMonth || cron.weekdays.includes(date.weekday);
    case "nthWeekday":
      return cron.nthWeekdays.some((wanted) => isNthWeekday(wanted, date));
  }
}

function isNthWeekday(wanted: NthWeekday, { weekday, day, length }: DayInMonth): boolean {
  if (wanted.weekday !== weekday) return false;
  return wanted.nth === "last" ? day + 7 > length : Math.ceil(day / 7) === wanted.nth;
}
