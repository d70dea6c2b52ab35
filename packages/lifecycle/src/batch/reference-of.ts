import type { Instant, TaskInstanceKey, TaskInstanceState } from "@baram/domain";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";

/** An instance by name, as it was before a clear or a mark. */
export interface TaskInstanceReference extends TaskInstanceKey {
  readonly id: number;
  readonly logicalDate: Instant;
  readonly state: TaskInstanceState;
}

/** Names an instance as it was before the batch touched it. */
export function referenceOf({ row }: BatchedTaskInstance): TaskInstanceReference {
  const { id, dagId, runId, taskId, mapIndex, logicalDate, state } = row;
  return { id, dagId, runId, taskId, mapIndex, logicalDate, state };
}
