import { type Instant, isFinishedTaskInstanceState } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./advance-batch.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** Starts those of the runs that are queued, and makes ready what has nothing to wait for. @returns how many. */
export async function startRuns(
  transaction: MetadataTransaction,
  { dagRunIds, now }: { readonly dagRunIds: readonly number[]; readonly now: Instant },
): Promise<number> {
  if (dagRunIds.length === 0) return 0;
  const rows = (await claimDagRunsById(transaction, dagRunIds)).filter(({ state }) => state === "queued");
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
