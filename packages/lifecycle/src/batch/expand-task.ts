import { instanceTotal } from "@baram/domain";
import { noteChange, type TaskExpansionTable, writeTaskExpansions } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { insertMissing } from "./insert-missing.ts";
import { INSTANCES_PER_EXPANSION } from "./instances-per-expansion.ts";
import { newExpansion } from "./new-expansion.ts";
import { removeInstance } from "./remove-instance.ts";
import { restoreInstance } from "./restore-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

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

function takeUp(batch: TransitionBatch, instance: BatchedTaskInstance, total: number): void {
  if (instance.mapIndex >= total) removeInstance(batch, instance);
  else restoreInstance(instance);
}
