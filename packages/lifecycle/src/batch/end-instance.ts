import type { TaskInstanceVerb } from "@baram/domain";
import { noteChange } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Ends an instance that does not end by itself: by hand, with its run, or because its task is gone.
 *
 * A running attempt loses its lease, so that nothing it still reports is believed, and is stopped; its try is kept.
 * Parity: dates that are there stay; the try number and the tries allowed stay.
 */
export function endInstance(
  batch: TransitionBatch,
  instance: BatchedTaskInstance,
  { verb, reason }: { readonly verb: TaskInstanceVerb; readonly reason: string },
): void {
  const { row, state } = instance;
  const isRunning = state === "running" || state === "restarting";
  if (isRunning && row.leaseToken !== null) {
    noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken: row.leaseToken });
  }
  instance.apply(verb, {
    startDate: row.startDate ?? batch.now,
    endDate: isRunning ? batch.now : (row.endDate ?? batch.now),
    retryAt: null,
    leaseToken: null,
    leaseExpiresAt: null,
    stateReason: reason,
  });
  if (isRunning) batch.recordTry(instance);
}
