import { type Instant, restrictionOf, type SerializedDag, timetableOf } from "@baram/domain";
import type { DagRow } from "@baram/metadata-store";

/** A Dag that runs every minute would fill the drawing by itself. */
const RUNS_PER_DAG = 200;

/** When the next runs of a Dag are due before a moment: the one that is known, and those after it by its schedule. */
export function planDagRuns(
  dag: Pick<DagRow, "nextRunAfter" | "nextDataIntervalStart" | "nextDataIntervalEnd">,
  serialized: SerializedDag,
  { now, until }: { readonly now: Instant; readonly until: Instant },
): readonly Instant[] {
  const { nextRunAfter, nextDataIntervalStart: start, nextDataIntervalEnd: end } = dag;
  if (nextRunAfter === null || nextRunAfter >= until) return [];
  const planned = [nextRunAfter];
  if (start === null || end === null) return planned;
  const timetable = timetableOf(serialized.schedule);
  // The schedule of an author's own is known in a runner only; one that is not periodic has no moments to be told.
  if (!timetable.isPeriodic || serialized.schedule.kind === "custom") return planned;
  const restriction = restrictionOf(serialized);
  let interval = { start, end };
  while (planned.length < RUNS_PER_DAG) {
    const next = timetable.nextDagRunInfo({ lastAutomatedDataInterval: interval, restriction, now });
    if (next === null || next.runAfter >= until || next.dataInterval.end <= interval.end) break;
    planned.push(next.runAfter);
    interval = next.dataInterval;
  }
  return planned;
}
