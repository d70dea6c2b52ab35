/**
 * Arithmetic on wall-clock time without a zone, in the proleptic Gregorian calendar.
 *
 * A day is a whole number counted from 1970-01-01. The conversions shift the year to begin in March, so that the leap day
 * is its last; a span of 400 years then has a fixed number of days. No `Date` is made: these run inside every cron step.
 */

export const SECONDS_PER_DAY = 86_400;

const DAYS_PER_400_YEARS = 146_097;
/** From 0000-03-01, where the shifted calendar begins, to 1970-01-01. */
const EPOCH_SHIFT_DAYS = 719_468;

/** A day of the calendar, without a zone. Months count from 1. */
export interface CalendarDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** The number of a date, counted in days since 1970-01-01. */
export function dayOfDate({ year, month, day }: CalendarDate): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const span = Math.floor(shiftedYear / 400);
  const yearOfSpan = shiftedYear - span * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfSpan = yearOfSpan * 365 + Math.floor(yearOfSpan / 4) - Math.floor(yearOfSpan / 100) + dayOfYear;
  return span * DAYS_PER_400_YEARS + dayOfSpan - EPOCH_SHIFT_DAYS;
}

/** The date of a day counted since 1970-01-01. */
export function dateOfDay(day: number): CalendarDate {
  const shiftedDay = day + EPOCH_SHIFT_DAYS;
  const span = Math.floor(shiftedDay / DAYS_PER_400_YEARS);
  const dayOfSpan = shiftedDay - span * DAYS_PER_400_YEARS;
  const yearOfSpan = Math.floor(
    (dayOfSpan - Math.floor(dayOfSpan / 1460) + Math.floor(dayOfSpan / 36_524) - Math.floor(dayOfSpan / 146_096)) / 365,
  );
  const dayOfYear = dayOfSpan - (365 * yearOfSpan + Math.floor(yearOfSpan / 4) - Math.floor(yearOfSpan / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfSpan + span * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** Sunday is 0. */
export function weekdayOfDay(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 31);
}
