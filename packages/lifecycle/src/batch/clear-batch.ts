import type { LockedDagRun } from "@baram/metadata-store";
import { noteChange } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Clears an instance: no status, tries allowed anew; a running one is told to stop.
 *
 * Parity: `max_tries` becomes the present try plus the task's present retries; the try number stays. A running one
 * keeps both, and gets another try when it has stopped.
 */
export function clearInstance(batch: TransitionBatch, instance: BatchedTaskInstance): void {
  const { row, run, state } = instance;
  if (state === "restarting") return;
  if (state === "running") {
    // The lease stays until the attempt has been stopped; its report then opens the next try.
    instance.apply("restart", {});
    const { leaseToken } = row;
    if (leaseToken === null) return;
    noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken });
    return;
  }
  const task = run.graph.findTask(row.taskId);
  // Parity: what is no longer in the Dag has no retries to be given anew.
  const maxTries = task === null ? Math.max(row.maxTries, row.tryNumber) : row.tryNumber + task.retries;
  instance.apply("clear", { maxTries, retryAt: null, firstStartedAt: null, stateReason: null });
}

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
