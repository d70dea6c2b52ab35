import { datesOnSchedule, type Instant, type SerializedDag } from "@baram/domain";
import type { ChosenDagRun } from "./choose-dag-runs.ts";

/**
 * Of the runs around the named one, those that a mark touches.
 *
 * Parity: with a schedule, the dates that it has in the range; a run beside the schedule is passed over, unless it is
 * the named one. Without a schedule, all of them.
 *
 * @param runs oldest logical date first.
 */
export function chooseMarkedDagRuns(
  runs: readonly ChosenDagRun[],
  { dag, runId, now }: { readonly dag: SerializedDag; readonly runId: string; readonly now: Instant },
): readonly ChosenDagRun[] {
  if (runs.length === 1) return runs;
  const dates = new Set(datesOnSchedule(dag.schedule, { dates: runs.map(({ logicalDate }) => logicalDate), now }));
  return runs.filter((run) => run.runId === runId || dates.has(run.logicalDate));
}
