import { type Instant, runIdFor } from "@baram/domain";
import { claimDueDags, type MetadataTransaction } from "@baram/metadata-store";
import { createDagRun } from "./create-dag-run.ts";
import { updateNextDagRun } from "./update-next-dag-run.ts";

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
  for (const dag of due) {
    const { nextLogicalDate, nextDataIntervalStart, nextDataIntervalEnd, nextRunAfter } = dag;
    if (nextLogicalDate === null || nextDataIntervalStart === null || nextDataIntervalEnd === null) continue;
    const dataInterval = { start: nextDataIntervalStart, end: nextDataIntervalEnd };
    await createDagRun(transaction, {
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
    await updateNextDagRun(transaction, { dagId: dag.dagId, after: dataInterval, claimed: dag, now });
  }
  return due.length;
}
