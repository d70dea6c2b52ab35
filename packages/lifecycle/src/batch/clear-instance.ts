import { noteChange } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
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
