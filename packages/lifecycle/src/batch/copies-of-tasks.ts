import { dagMapping, instanceTotal, literalMapLengths, type SerializedDag, type SerializedTask } from "@baram/domain";

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
