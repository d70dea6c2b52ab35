import type { CalendarAnswer, RunState } from "../../api/dag-history.ts";
import type { Zone } from "../time/moment-words.ts";

/** How the runs of a stretch of time ended, and how many are still to come. */
export interface CalendarCell {
  readonly counts: Readonly<Partial<Record<RunState, number>>>;
  readonly planned: number;
}

const EMPTY: CalendarCell = { counts: {}, planned: 0 };

/** How a cell looks: the worst of its runs, `planned` for runs to come, `empty` for none. */
export type CalendarLook = RunState | "planned" | "empty";

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

/** The day of a moment in a zone: `2026-11-20`. */
export function dayKey(at: Date, zone: Zone): string {
  return zone === "utc"
    ? `${at.getUTCFullYear()}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`
    : `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;
}

/** The day and the hour of a moment in a zone: `2026-11-20 05`. */
export function hourKey(at: Date, zone: Zone): string {
  return `${dayKey(at, zone)} ${twoDigits(zone === "utc" ? at.getUTCHours() : at.getHours())}`;
}

/** The beginning of a day of a zone; days beyond the month's go on into the next. */
export function startOfDay(year: number, month: number, day: number, zone: Zone): Date {
  return zone === "utc" ? new Date(Date.UTC(year, month, day)) : new Date(year, month, day);
}

/** Adds the hours of an answer up by day or by hour of a zone. */
export function sumCalendar(
  { hours, planned }: CalendarAnswer,
  keyOf: (at: Date, zone: Zone) => string,
  zone: Zone,
): ReadonlyMap<string, CalendarCell> {
  const cells = new Map<string, CalendarCell>();
  for (const [hour, state, count] of hours) {
    const key = keyOf(new Date(hour), zone);
    const known = cells.get(key) ?? EMPTY;
    cells.set(key, { ...known, counts: { ...known.counts, [state]: (known.counts[state] ?? 0) + count } });
  }
  for (const [hour, count] of planned) {
    const key = keyOf(new Date(hour), zone);
    const known = cells.get(key) ?? EMPTY;
    cells.set(key, { ...known, planned: known.planned + count });
  }
  return cells;
}

/** What of a cell needs attention most. */
export function lookOf(cell: CalendarCell | undefined): CalendarLook {
  if (cell === undefined) return "empty";
  for (const state of ["failed", "running", "queued", "success"] as const) {
    if ((cell.counts[state] ?? 0) > 0) return state;
  }
  return cell.planned > 0 ? "planned" : "empty";
}

/** How many runs of a cell there were. */
export function runsOf(cell: CalendarCell | undefined): number {
  return Object.values(cell?.counts ?? {}).reduce((sum, count) => sum + count, 0);
}

/** The days of a month in weeks that begin on Monday; `null` before the first and after the last. */
export function weeksOf(year: number, month: number): readonly (readonly (number | null)[])[] {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...Array.from({ length }, (_, day) => day + 1)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_unused, day) => cells[week * 7 + day] ?? null),
  );
}
