import { stateReason } from "@baram/domain";
import { noteChange } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Takes an instance out of its run, with its values: nothing below counts it any more. One that runs is stopped. */
export function removeInstance(batch: TransitionBatch, instance: BatchedTaskInstance): void {
  const { row, state } = instance;
  if (state === "removed") return;
  if ((state === "running" || state === "restarting") && row.leaseToken !== null) {
    noteChange(batch.transaction, { kind: "stopAttempt", taskInstanceId: row.id, leaseToken: row.leaseToken });
  }
  instance.apply("remove", {
    leaseToken: null,
    leaseExpiresAt: null,
    retryAt: null,
    stateReason: stateReason("element-gone"),
  });
  batch.dropXComs(instance);
}
