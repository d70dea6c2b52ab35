import { type Instant, isFinishedTaskInstanceState } from "@baram/domain";
import { claimDagRunsById, claimStartableDagRunIds, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./batch/advance-batch.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** How many runs one call starts at most; the rest follows in the next. */
const RUNS_PER_CALL = 20;

/**
 * Starts queued runs whose Dag is unpaused and below its limit of running runs, oldest logical date first, and
 * makes ready what has nothing to wait for.
 *
 * Parity: a run whose logical date lies in the future waits for it.
 *
 * @returns how many were started; call again while it is not zero.
 */
export async function startDagRuns(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await claimStartableDagRunIds(transaction, { now, limit: RUNS_PER_CALL });
  if (ids.length === 0) return 0;
  const rows = (await claimDagRunsById(transaction, ids)).filter(({ state }) => state === "queued");
  await applyDagRunTransitions(
    transaction,
    rows.map((dagRun) => ({
      dagRun,
      verb: "start",
      changes: { startDate: dagRun.startDate ?? now, endDate: null, lastSchedulingDecisionAt: now, stateReason: null },
    })),
  );
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(
    rows.map((row) => ({ ...row, state: "running", startDate: row.startDate ?? now, endDate: null })),
  );
  for (const run of batch.runs.values()) {
    const instances = await batch.loadRun(run);
    const candidates = instances.filter(({ state }) => !isFinishedTaskInstanceState(state));
    await advanceBatch(batch, { finished: [], candidates: candidates.map(({ row }) => ({ run, taskId: row.taskId })) });
  }
  await batch.write();
  return rows.length;
}
