import type { SerializedDag, SerializedTask } from "../serialized-dag/serialized-dag.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";
import type { Instant } from "../time/instant.ts";
import { tasksOfRun } from "./tasks-of-run.ts";

/** What a run lacks, and has too much of, by a version of its Dag. */
export interface VersionChange<Instance> {
  /** Instances of tasks that the version does not have. */
  readonly removed: readonly Instance[];
  /** Instances of tasks that had left the Dag and are back. */
  readonly restored: readonly Instance[];
  /** Tasks that have no instance in the run yet. */
  readonly added: readonly SerializedTask[];
}

/**
 * Compares what a run has with what a version of its Dag says.
 *
 * A task had left the Dag when every instance of it is `removed`: a mapped task whose list has become shorter keeps
 * one that is not, and its others stay `removed`.
 */
export function decideVersionChange<
  Instance extends { readonly taskId: string; readonly state: TaskInstanceState },
>(given: {
  readonly dag: SerializedDag;
  readonly logicalDate: Instant;
  /** All of the run. */
  readonly instances: readonly Instance[];
}): VersionChange<Instance> {
  const { dag, logicalDate, instances } = given;
  const known = new Set(dag.tasks.map(({ taskId }) => taskId));
  const present = new Set(instances.map(({ taskId }) => taskId));
  const alive = new Set(instances.filter(({ state }) => state !== "removed").map(({ taskId }) => taskId));
  return {
    removed: instances.filter(({ taskId, state }) => !known.has(taskId) && state !== "removed"),
    restored: instances.filter(({ taskId }) => known.has(taskId) && !alive.has(taskId)),
    added: tasksOfRun(dag, logicalDate).filter(({ taskId }) => !present.has(taskId)),
  };
}
