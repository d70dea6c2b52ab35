import { addSeconds, type Instant } from "@baram/domain";
import type { LockedDagRun } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Takes queued runs, which the caller has locked, into a batch as running. Resolves when the write of it is on its way. */
export async function beginRuns(
  batch: TransitionBatch,
  queued: readonly LockedDagRun[],
): Promise<{ readonly written: Promise<void> }> {
  const { transaction, now } = batch;
  await batch.addRuns(
    queued.map((row) => ({
      ...row,
      state: "running",
      startDate: row.startDate ?? now,
      endDate: null,
      stateReason: null,
    })),
  );
  const written = applyDagRunTransitions(
    transaction,
    queued.map((dagRun) => ({ dagRun, verb: "start", changes: startedChanges(batch.runs.get(dagRun.id), now) })),
  );
  return { written };
}

function startedChanges(run: BatchedDagRun | undefined, now: Instant) {
  const startDate = run?.row.startDate ?? now;
  const seconds = run?.version.dag.dagRunTimeoutSeconds ?? null;
  const timeoutAt = seconds === null ? null : addSeconds(startDate, seconds);
  return { startDate, endDate: null, lastSchedulingDecisionAt: now, stateReason: null, timeoutAt };
}
