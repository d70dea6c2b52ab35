import { addSeconds, findTimezone, type Instant, instantToDate } from "@baram/domain";
import { type DagPlace, InvalidOptionError } from "../dag/dag-error.ts";

const WEEK_DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;

/** A day of the week by its English name, in any case. */
export type WeekDay =
  | (typeof WEEK_DAYS)[number]
  | Capitalize<(typeof WEEK_DAYS)[number]>
  | Uppercase<(typeof WEEK_DAYS)[number]>;

/** Reads one name or several; an unknown one is refused with a sentence. */
export function readWeekDays(place: DagPlace, given: unknown): ReadonlySet<string> {
  const names: readonly unknown[] = Array.isArray(given) ? given : given instanceof Set ? [...given] : [given];
  const days = names.map((name) => {
    const day = typeof name === "string" ? WEEK_DAYS.find((known) => known === name.trim().toLowerCase()) : undefined;
    if (day !== undefined) return day;
    const found = typeof name === "string" ? `"${name}"` : `a ${typeof name}`;
    throw new InvalidOptionError(place, `"weekDay" is ${found}; expected the English name of a day, such as "Monday".`);
  });
  return new Set(days);
}

/** The day of the week that a moment falls on in a zone. */
export function weekDayOf(at: Instant, timezone: string): string {
  return WEEK_DAYS[instantToDate(wallClockAt(at, timezone)).getUTCDay()] ?? "sunday";
}

/** The moment at which a clock in UTC shows what a clock in the zone shows at the given one. */
export function wallClockAt(at: Instant, timezone: string): Instant {
  const offset = findTimezone(timezone)?.periodAt(at).offset ?? 0;
  return addSeconds(at, offset / 1_000_000);
}
