import type { LockedDagRun } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Queues those of the runs again that are finished; their batch has been written.
 *
 * Parity: as if they had never started, and counted; queued and running ones stay as they are.
 */
export async function queueFinishedRuns(batch: TransitionBatch, runs: Iterable<RunInBatch>): Promise<void> {
  const finished = [...new Set(runs)].filter(({ row }) => row.state === "success" || row.state === "failed");
  await applyDagRunTransitions(
    batch.transaction,
    finished.map(({ row }) => ({ dagRun: row, verb: "queue", changes: queuedChanges(batch, row) })),
  );
}

function queuedChanges(batch: TransitionBatch, row: LockedDagRun) {
  return {
    queuedAt: batch.now,
    startDate: null,
    endDate: null,
    lastSchedulingDecisionAt: null,
    clearNumber: row.clearNumber + 1,
    stateReason: null,
  };
}
