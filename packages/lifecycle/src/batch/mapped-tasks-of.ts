import type { MappedTask } from "@baram/domain";
import type { BatchedDagRun } from "./batched-dag-run.ts";

/** The tasks of a run's version that are mapped, or in a mapped group, in the order of their declaration. */
export function mappedTasksOf({ mapping, version }: BatchedDagRun): readonly MappedTask[] {
  if (mapping === null) return [];
  return version.dag.tasks.map(({ taskId }) => mapping.find(taskId)).filter((task) => task !== null);
}
