import { authoredTimetableOf, type Instant, restrictionOf, type SerializedDag, timetableOf } from "@baram/domain";
import type { DagRow } from "@baram/metadata-store";

/** More in one answer are nobody's to look at: a calendar of them is full anyway. */
const PLANNED_MAXIMUM = 3000;

/**
 * The logical dates of the runs that the schedule of a Dag makes from now on, before some moment.
 *
 * Empty for a paused Dag, whose runs do not come. An author's own timetable is not asked: of it only the run is known
 * that comes next.
 */
export function plannedDagRuns(
  { row, dag }: { readonly row: DagRow; readonly dag: SerializedDag },
  { until, now }: { readonly until: Instant; readonly now: Instant },
): readonly Instant[] {
  const { nextLogicalDate, nextDataIntervalStart: start, nextDataIntervalEnd: end } = row;
  if (row.isPaused === 1 || nextLogicalDate === null || nextLogicalDate >= until) return [];
  const dates = [nextLogicalDate];
  if (authoredTimetableOf(dag.schedule) !== null || start === null || end === null) return dates;
  const timetable = timetableOf(dag.schedule);
  if (!timetable.isPeriodic) return dates;
  const restriction = { ...restrictionOf(dag), catchup: true };
  let interval = { start, end };
  while (dates.length < PLANNED_MAXIMUM) {
    const next = timetable.nextDagRunInfo({ lastAutomatedDataInterval: interval, restriction, now });
    if (next === null || next.logicalDate >= until || next.logicalDate <= (dates.at(-1) ?? 0)) break;
    dates.push(next.logicalDate);
    interval = next.dataInterval;
  }
  return dates;
}
