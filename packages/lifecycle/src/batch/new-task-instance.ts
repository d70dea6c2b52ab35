import { type Instant, type SerializedDag, type SerializedTask, totalPriorityWeights } from "@baram/domain";
import type { NewTaskInstance } from "@baram/metadata-store";

/** The run of an instance to be, as far as its row repeats it. */
export interface RunOfNewTaskInstance {
  readonly dagRunId: number;
  readonly runId: string;
  readonly logicalDate: Instant;
}

/** An instance that has not been looked at yet. */
export function newTaskInstance(
  run: RunOfNewTaskInstance,
  given: { readonly dag: SerializedDag; readonly task: SerializedTask; readonly mapIndex: number },
): NewTaskInstance {
  const { dag, task, mapIndex } = given;
  return {
    dagRunId: run.dagRunId,
    dagId: dag.dagId,
    runId: run.runId,
    taskId: task.taskId,
    mapIndex,
    state: "none",
    tryNumber: 0,
    maxTries: task.retries,
    operator: task.operator,
    pool: task.pool,
    poolSlots: task.poolSlots,
    queue: task.queue,
    priorityWeight: totalPriorityWeights(dag).get(task.taskId) ?? task.priorityWeight,
    logicalDate: run.logicalDate,
  };
}
