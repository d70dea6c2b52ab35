import { type SerializedDag, UNMAPPED } from "@baram/domain";
import type { NewTaskInstance, TaskExpansionTable } from "@baram/metadata-store";
import type { CopiesOfTask } from "./copies-of-tasks.ts";
import { INSTANCES_PER_EXPANSION } from "./instances-per-expansion.ts";
import { newExpansion } from "./new-expansion.ts";
import { newTaskInstance, type RunOfNewTaskInstance } from "./new-task-instance.ts";

/** The first rows of tasks in a run. */
export interface InstancesOfCopies {
  /** Of very many copies, the rest follows in transactions of their own. */
  readonly instances: readonly NewTaskInstance[];
  /** Of the tasks that are expanded from the start. */
  readonly expansions: readonly TaskExpansionTable[];
}

/** What is written for tasks that come into a run. */
export function instancesOfCopies(
  copies: readonly CopiesOfTask[],
  { dag, run }: { readonly dag: SerializedDag; readonly run: RunOfNewTaskInstance },
): InstancesOfCopies {
  const instances: NewTaskInstance[] = [];
  const expansions: TaskExpansionTable[] = [];
  for (const { task, total, lengths } of copies) {
    const instanceAt = (mapIndex: number) => newTaskInstance(run, { dag, task, mapIndex });
    if (lengths === null) {
      instances.push(instanceAt(UNMAPPED));
      continue;
    }
    const first = Math.min(total, INSTANCES_PER_EXPANSION);
    for (let mapIndex = 0; mapIndex < first; mapIndex += 1) instances.push(instanceAt(mapIndex));
    const nextMapIndex = total > first ? first : null;
    expansions.push({ ...newExpansion({ dagRunId: run.dagRunId, taskId: task.taskId, lengths }), nextMapIndex });
  }
  return { instances, expansions };
}
