import { insertLockedTaskInstances, type NewTaskInstance } from "@baram/metadata-store";
import type { RunInBatch } from "./batched-task-instance.ts";
import { newTaskInstance } from "./new-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** Inserts the instances of a stretch of map indexes that are not there. */
export async function insertMissing(
  batch: TransitionBatch,
  run: RunInBatch,
  given: { readonly taskId: string; readonly first: number; readonly end: number; readonly known: ReadonlySet<number> },
): Promise<void> {
  const { dag } = run.version;
  const task = run.graph.task(given.taskId);
  const { id: dagRunId, runId, logicalDate } = run.row;
  const instances: NewTaskInstance[] = [];
  for (let mapIndex = given.first; mapIndex < given.end; mapIndex += 1) {
    if (given.known.has(mapIndex)) continue;
    instances.push(newTaskInstance({ dagRunId, runId, logicalDate }, { dag, task, mapIndex }));
  }
  for (const row of await insertLockedTaskInstances(batch.transaction, instances)) batch.addInserted(row);
}
