import type { BatchedTaskInstance } from "./batched-task-instance.ts";

/** Brings back an instance that was removed, to be looked at anew. Its tries go on from where they were. */
export function restoreInstance(instance: BatchedTaskInstance): void {
  if (instance.state !== "removed") return;
  const retries = instance.run.graph.findTask(instance.row.taskId)?.retries ?? 0;
  instance.apply("clear", { maxTries: instance.tryNumber + retries, stateReason: null });
}
