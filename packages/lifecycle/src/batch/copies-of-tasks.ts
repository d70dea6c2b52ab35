import {
  dagMapping,
  instanceTotal,
  literalMapLengths,
  type SerializedDag,
  type SerializedTask,
  UNMAPPED,
} from "@baram/domain";
import type { NewTaskInstance, TaskExpansionTable } from "@baram/metadata-store";
import { INSTANCES_PER_EXPANSION, newExpansion } from "./expand-task.ts";
import { newTaskInstance, type RunOfNewTaskInstance } from "./new-task-instance.ts";

/** How many instances of a task there are from the start. */
export interface CopiesOfTask {
  readonly task: SerializedTask;
  readonly total: number;
  /** `null` for a task with one unmapped instance: it is not mapped, or not expanded yet. */
  readonly lengths: readonly number[] | null;
}

/** Parity: what is mapped over a list in the Dag file is expanded from the start, unless that list is empty. */
export function copiesOfTasks(dag: SerializedDag, tasks: readonly SerializedTask[]): readonly CopiesOfTask[] {
  const mapping = dagMapping(dag);
  return tasks.map((task) => {
    const mapped = mapping?.find(task.taskId) ?? null;
    const lengths = mapped === null ? null : literalMapLengths(mapped);
    const total = lengths === null ? 0 : instanceTotal(lengths);
    return total === 0 ? { task, total: 1, lengths: null } : { task, total, lengths };
  });
}

/** The first instances of tasks; of very many, the rest follows in transactions of their own. */
export function newInstancesOf(
  copies: readonly CopiesOfTask[],
  { dag, run }: { readonly dag: SerializedDag; readonly run: RunOfNewTaskInstance },
): readonly NewTaskInstance[] {
  return copies.flatMap(({ task, total, lengths }) => {
    if (lengths === null) return [newTaskInstance(run, { dag, task, mapIndex: UNMAPPED })];
    return Array.from({ length: Math.min(total, INSTANCES_PER_EXPANSION) }, (_, mapIndex) =>
      newTaskInstance(run, { dag, task, mapIndex }),
    );
  });
}

/** The expansions of those that are expanded from the start. */
export function newExpansionsOf(copies: readonly CopiesOfTask[], dagRunId: number): readonly TaskExpansionTable[] {
  return copies.flatMap(({ task, total, lengths }) => {
    if (lengths === null) return [];
    const nextMapIndex = total > INSTANCES_PER_EXPANSION ? INSTANCES_PER_EXPANSION : null;
    return [{ ...newExpansion({ dagRunId, taskId: task.taskId, lengths }), nextMapIndex }];
  });
}
