import type { Instant } from "../time/instant.ts";
import type { DataInterval } from "./data-interval.ts";
import type { DagRunInfo, Timetable } from "./timetable.ts";

/** A stretch of logical dates, both ends included. */
export interface DagRunRange {
  readonly earliest: Instant;
  readonly latest: Instant;
  /** Whether time before the first run of the timetable, which then is no run of its own, is left out. */
  readonly isAligned: boolean;
  readonly now: Instant;
}

/**
 * The runs a timetable has between two dates, one after the other: what a back-fill covers.
 *
 * The Dag's own dates and catchup do not matter. A timetable that stands still ends the list.
 */
export function* listDagRunsBetween(
  timetable: Timetable,
  { earliest, latest, isAligned, now }: DagRunRange,
): Generator<DagRunInfo> {
  const restriction = { earliest, latest, catchup: true };
  let run = timetable.nextDagRunInfo({ lastAutomatedDataInterval: null, restriction, now });
  if (!isAligned && run?.logicalDate !== earliest) {
    yield runOf({ start: earliest, end: run?.dataInterval.start ?? latest });
  }
  while (run !== null) {
    yield run;
    const next = timetable.nextDagRunInfo({ lastAutomatedDataInterval: run.dataInterval, restriction, now });
    run = next !== null && next.logicalDate > run.logicalDate ? next : null;
  }
}

function runOf(dataInterval: DataInterval): DagRunInfo {
  return { logicalDate: dataInterval.start, dataInterval, runAfter: dataInterval.end };
}
