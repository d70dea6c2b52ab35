import { instanceTotal } from "@baram/domain";
import {
  insertLockedTaskInstances,
  type NewTaskInstance,
  noteChange,
  type TaskExpansionTable,
  writeTaskExpansions,
} from "@baram/metadata-store";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { newTaskInstance } from "./new-task-instance.ts";
import { removeInstance, restoreInstance } from "./remove-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** How many instances of one task a transaction inserts or looks at; the rest follows in transactions of their own. */
export const INSTANCES_PER_EXPANSION = 500;

/**
 * Expands a mapped task whose dependencies are met: its one unmapped instance, which keeps its try and its id, becomes
 * index 0, and the others are inserted, the first of them at once.
 *
 * @returns the instances to look at next.
 */
export async function expandTask(
  batch: TransitionBatch,
  unmapped: BatchedTaskInstance,
  lengths: readonly number[],
): Promise<readonly FinishedTask[]> {
  const { run } = unmapped;
  const { taskId } = unmapped.row;
  const total = instanceTotal(lengths);
  // Copies of an earlier expansion, which came to nothing since, are taken up again.
  const earlier = (run.instances.get(taskId) ?? []).filter(({ mapIndex }) => mapIndex >= 0);
  for (const instance of earlier) takeUp(batch, instance, total);
  const taken = earlier.filter(({ mapIndex }) => mapIndex < total);
  if (taken.some(({ mapIndex }) => mapIndex === 0)) removeInstance(batch, unmapped);
  else unmapped.renumber(0);
  const end = Math.min(total, INSTANCES_PER_EXPANSION);
  const isFirstTaken = unmapped.state !== "removed";
  run.countAdded(total - taken.length - Number(isFirstTaken));
  const known = new Set(taken.map(({ mapIndex }) => mapIndex));
  if (isFirstTaken) known.add(0);
  await insertMissing(batch, run, { taskId, first: 0, end, known });
  const row: TaskExpansionTable = {
    ...newExpansion({ dagRunId: run.row.id, taskId, lengths }),
    noneCount: total - taken.filter(({ state }) => state !== "none").length,
    successCount: taken.filter(({ state }) => state === "success").length,
    failedCount: taken.filter(({ state }) => state === "failed").length,
    upstreamFailedCount: taken.filter(({ state }) => state === "upstream_failed").length,
    skippedCount: taken.filter(({ state }) => state === "skipped").length,
    nextMapIndex: end < total ? end : null,
  };
  await writeTaskExpansions(batch.transaction, [row]);
  run.expanded.replace(taskId, row);
  if (row.nextMapIndex !== null) noteChange(batch.transaction, { kind: "openTaskExpansion", dagRunId: run.row.id });
  return Array.from({ length: end }, (_, mapIndex) => ({ run, taskId, mapIndex }));
}

/** An expansion whose instances have not been looked at. */
export function newExpansion(given: {
  readonly dagRunId: number;
  readonly taskId: string;
  readonly lengths: readonly number[];
}): TaskExpansionTable {
  const instanceCount = instanceTotal(given.lengths);
  return {
    dagRunId: given.dagRunId,
    taskId: given.taskId,
    lengths: JSON.stringify(given.lengths),
    instanceCount,
    noneCount: instanceCount,
    successCount: 0,
    failedCount: 0,
    upstreamFailedCount: 0,
    skippedCount: 0,
    pushedCount: null,
    nextMapIndex: null,
  };
}

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

function takeUp(batch: TransitionBatch, instance: BatchedTaskInstance, total: number): void {
  if (instance.mapIndex >= total) removeInstance(batch, instance);
  else restoreInstance(instance);
}
