import type { Instant } from "../time/instant.ts";
import type { DagRunInfo, Timetable, TimetableRestriction } from "../timetable/timetable.ts";

/** The logical dates that a back-fill covers, both ends included. */
export interface BackfillRange {
  readonly from: Instant;
  readonly to: Instant;
}

/** The bounds in which a timetable is asked for a back-fill's dates: its range, whatever the Dag's dates and catchup say. */
export function restrictionOfBackfill({ from, to }: BackfillRange): TimetableRestriction {
  return { earliest: from, latest: to, catchup: true };
}

/** The next dates of a back-fill, in ascending order. */
export interface BackfillDates {
  readonly dates: readonly DagRunInfo[];
  /** Whether no more follow. */
  readonly isEnd: boolean;
}

/** A date of a back-fill, as far as the next one depends on it. */
export type BackfillDate = Pick<DagRunInfo, "logicalDate" | "dataInterval">;

/**
 * The dates that follow `after` in a range, at most `limit` of them.
 *
 * Parity: an interval of time counts from the start of the range. A timetable that stands still ends the list.
 *
 * @param given.after the date before, `null` to begin.
 */
export function nextBackfillDates(
  timetable: Pick<Timetable, "nextDagRunInfo">,
  given: {
    readonly range: BackfillRange;
    readonly after: BackfillDate | null;
    readonly limit: number;
    readonly now: Instant;
  },
): BackfillDates {
  const restriction = restrictionOfBackfill(given.range);
  const dates: DagRunInfo[] = [];
  let after = given.after;
  while (dates.length < given.limit) {
    const lastAutomatedDataInterval = after?.dataInterval ?? null;
    const next = timetable.nextDagRunInfo({ lastAutomatedDataInterval, restriction, now: given.now });
    if (!isNextBackfillDate(next, { range: given.range, after })) return { dates, isEnd: true };
    dates.push(next);
    after = next;
  }
  return { dates, isEnd: false };
}

/** Whether what a timetable names is one more date of the range; it has come to its end otherwise. */
export function isNextBackfillDate(
  next: DagRunInfo | null,
  { range, after }: { readonly range: BackfillRange; readonly after: BackfillDate | null },
): next is DagRunInfo {
  if (next === null || next.logicalDate > range.to) return false;
  return after === null || next.logicalDate > after.logicalDate;
}
