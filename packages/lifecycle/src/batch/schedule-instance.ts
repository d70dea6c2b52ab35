import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Schedules an instance that is ready. @returns whether it finished at once: an empty task needs no worker. */
export function scheduleInstance(batch: TransitionBatch, instance: BatchedTaskInstance): boolean {
  // Parity: the try is counted when the instance is scheduled, not when it starts; a sensor's next look is no new try.
  const tryNumber = instance.state === "up_for_reschedule" ? instance.tryNumber : instance.tryNumber + 1;
  const { now } = batch;
  if (instance.run.graph.task(instance.row.taskId).kind !== "empty") {
    instance.apply("schedule", {
      tryNumber,
      scheduledAt: now,
      queuedAt: null,
      startDate: null,
      endDate: null,
      retryAt: null,
      stateReason: null,
    });
    return false;
  }
  if (instance.state === "up_for_retry") instance.apply("schedule", {});
  instance.apply("succeed", {
    tryNumber,
    scheduledAt: now,
    startDate: now,
    endDate: now,
    retryAt: null,
    stateReason: null,
  });
  batch.recordTry(instance);
  return true;
}
