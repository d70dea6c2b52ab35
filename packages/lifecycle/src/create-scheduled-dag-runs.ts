import { type Instant, runIdFor } from "@baram/domain";
import { claimDueDags, type MetadataTransaction } from "@baram/metadata-store";
import { insertQueuedRuns } from "./batch/insert-queued-runs.ts";
import { type MovingDag, moveToNextDagRuns } from "./batch/move-to-next-dag-runs.ts";
import type { NewDagRun } from "./batch/new-dag-run.ts";

/** How many Dags one call looks at; the rest follows in the next. */
const DAGS_PER_CALL = 100;

/**
 * Creates the runs whose moment has come, one per Dag, the longest due first, and moves each Dag on to its next.
 *
 * Parity: where a run of any type has the logical date already, none is created and the schedule advances.
 *
 * @returns how many Dags were due; call again while it is not zero.
 */
export async function createScheduledDagRuns(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const due = await claimDueDags(transaction, { now, limit: DAGS_PER_CALL });
  const runs: NewDagRun[] = [];
  const moving: MovingDag[] = [];
  for (const dag of due) {
    const { nextLogicalDate, nextDataIntervalStart, nextDataIntervalEnd, nextRunAfter } = dag;
    if (nextLogicalDate === null || nextDataIntervalStart === null || nextDataIntervalEnd === null) continue;
    const dataInterval = { start: nextDataIntervalStart, end: nextDataIntervalEnd };
    runs.push({
      dagVersionId: dag.dagVersionId,
      runId: runIdFor("scheduled", nextLogicalDate),
      runType: "scheduled",
      logicalDate: nextLogicalDate,
      dataInterval,
      runAfter: nextRunAfter ?? now,
      conf: {},
      externalTrigger: false,
      triggeredBy: null,
      note: null,
      now,
    });
    moving.push({ dag, after: dataInterval });
  }
  await insertQueuedRuns(transaction, runs);
  await moveToNextDagRuns(transaction, moving, now);
  return due.length;
}
