import { addSeconds, type Instant } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { adoptVersions } from "./adopt-versions.ts";
import { advanceBatch } from "./advance-batch.ts";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** Starts those of the runs that are queued, and makes ready what has nothing to wait for. @returns how many. */
export async function startRuns(
  transaction: MetadataTransaction,
  { dagRunIds, now }: { readonly dagRunIds: readonly number[]; readonly now: Instant },
): Promise<number> {
  if (dagRunIds.length === 0) return 0;
  const queued = (await claimDagRunsById(transaction, dagRunIds)).filter(({ state }) => state === "queued");
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(
    queued.map((row) => ({
      ...row,
      state: "running",
      startDate: row.startDate ?? now,
      endDate: null,
      stateReason: null,
    })),
  );
  await applyDagRunTransitions(
    transaction,
    queued.map((dagRun) => ({ dagRun, verb: "start", changes: startedChanges(batch.runs.get(dagRun.id), now) })),
  );
  // A run that was finished may have been given another version since.
  const candidates = await adoptVersions(batch, [...batch.runs.values()]);
  await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  return queued.length;
}

function startedChanges(run: BatchedDagRun | undefined, now: Instant) {
  const startDate = run?.row.startDate ?? now;
  const seconds = run?.version.dag.dagRunTimeoutSeconds ?? null;
  const timeoutAt = seconds === null ? null : addSeconds(startDate, seconds);
  return { startDate, endDate: null, lastSchedulingDecisionAt: now, stateReason: null, timeoutAt };
}
