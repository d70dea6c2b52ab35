import type { DagRunState } from "@baram/domain";
import type { BackfillDate, PlannedDate } from "../../api/backfill-api.ts";
import type { Zone } from "../time/moment-words.ts";

/** A date as the calendar and the table draw it. */
export interface DrawnDate {
  readonly at: string;
  /** Where its run stands; `null` without one. */
  readonly runState: DagRunState | null;
  readonly action: PlannedDate["action"];
}

/** One day of the calendar with its dates. */
export interface BackfillDay {
  /** `2026-11-20`. */
  readonly day: string;
  /** From 0, Monday. */
  readonly weekday: number;
  readonly isFirstOfMonth: boolean;
  readonly dates: readonly DrawnDate[];
}

/** Dates that follow one another and have the same done to them. */
export interface DateStretch {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  readonly runState: DagRunState | null;
  readonly action: PlannedDate["action"];
}

const DAY_MILLISECONDS = 86_400_000;

/** A planned date, as it is drawn. */
export function plannedDate({ logical_date: at, dag_run_state: runState, action }: PlannedDate): DrawnDate {
  return { at, runState, action };
}

/** A date of a back-fill that was started; before its turn nothing is known of its run but that it is to have one. */
export function startedDate({ logical_date: at, dag_run_state: runState, state, action }: BackfillDate): DrawnDate {
  return { at, runState, action: action ?? (state === "left" ? "leave" : "create") };
}

/** Every day from the first date to the last, those without a date included. */
export function daysOf(dates: readonly DrawnDate[], zone: Zone): readonly BackfillDay[] {
  const byDay = new Map<string, DrawnDate[]>();
  for (const date of dates.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const day = dayText(date.at, zone);
    byDay.set(day, [...(byDay.get(day) ?? []), date]);
  }
  const [first] = byDay.keys();
  const last = [...byDay.keys()].at(-1);
  if (first === undefined || last === undefined) return [];
  const days: BackfillDay[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += DAY_MILLISECONDS) {
    const date = new Date(at);
    const day = date.toISOString().slice(0, 10);
    const weekday = (date.getUTCDay() + 6) % 7;
    days.push({ day, weekday, isFirstOfMonth: date.getUTCDate() === 1, dates: byDay.get(day) ?? [] });
  }
  return days;
}

/** What is done to a day, for its mark: what changes most counts. */
export function actionOfDay({ dates }: BackfillDay): DrawnDate["action"] | null {
  const order = ["create", "clear", "extend", "leave"] as const;
  return order.find((action) => dates.some((date) => date.action === action)) ?? null;
}

/** The state of a day's runs that needs attention most; `null` where there is none. */
export function stateOfDay({ dates }: BackfillDay): DagRunState | null {
  const order = ["failed", "running", "queued", "success"] as const;
  return order.find((state) => dates.some((date) => date.runState === state)) ?? null;
}

/** The dates in stretches, in ascending order. */
export function stretchesOf(dates: readonly DrawnDate[]): readonly DateStretch[] {
  const stretches: DateStretch[] = [];
  for (const { at, runState, action } of dates.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const last = stretches.at(-1);
    if (last?.action === action && last.runState === runState) {
      stretches[stretches.length - 1] = { ...last, last: at, count: last.count + 1 };
    } else stretches.push({ first: at, last: at, count: 1, runState, action });
  }
  return stretches;
}

/** How many dates each choice of what to run reaches. */
export function reachOf(dates: readonly Pick<DrawnDate, "runState">[]): Readonly<Record<string, number>> {
  const count = (state: DagRunState | null) => dates.filter(({ runState }) => runState === state).length;
  const missing = count(null);
  const failed = missing + count("failed");
  return { none: missing, failed, completed: failed + count("success") };
}

function dayText(at: string, zone: Zone): string {
  const date = new Date(at);
  if (zone === "utc") return date.toISOString().slice(0, 10);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
