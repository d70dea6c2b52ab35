import { instanceTotal, literalMapLengths, type MappedTask, UNMAPPED } from "@baram/domain";
import { type TaskExpansionTable, writeTaskExpansions } from "@baram/metadata-store";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { mappedTasksOf } from "./mapped-tasks-of.ts";
import { newExpansion } from "./new-expansion.ts";
import { reviseExpansion } from "./revise-expansion.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Brings what is known of a run's mapped tasks in line with the version that the run goes on with. The run's instances
 * have been read, and the expansions of its mapped tasks; those of others are gone.
 *
 * A list in the Dag file that got shorter or longer is followed at once. A task that is not mapped any more keeps its
 * copies, and each runs as the plain task; one that is mapped again is counted anew.
 *
 * @returns what waits below copies that were removed.
 */
export async function adoptExpansions(batch: TransitionBatch, run: BatchedDagRun): Promise<readonly FinishedTask[]> {
  const shrunk: FinishedTask[] = [];
  for (const task of mappedTasksOf(run)) {
    const { taskId } = task;
    await countAnew(batch, run, task);
    if (run.expanded.find(taskId) === null || literalMapLengths(task) === null) continue;
    const { hasRemoved } = await reviseExpansion(batch, { run, taskId, ready: null });
    if (hasRemoved) shrunk.push({ run, taskId });
  }
  return shrunk;
}

/** A task that was mapped before, and then was not, has copies that nobody has counted since. */
async function countAnew(batch: TransitionBatch, run: BatchedDagRun, task: MappedTask): Promise<void> {
  const { taskId } = task;
  const instances = (run.instances.get(taskId) ?? []).filter(({ state }) => state !== "removed");
  const copies = instances.filter(({ mapIndex }) => mapIndex !== UNMAPPED);
  if (run.expanded.find(taskId) !== null || copies.length === 0 || copies.length < instances.length) return;
  const expansion = countCopies(task, run.row.id, copies);
  await writeTaskExpansions(batch.transaction, [expansion]);
  run.expanded.replace(taskId, expansion);
}

function countCopies(task: MappedTask, dagRunId: number, copies: readonly BatchedTaskInstance[]): TaskExpansionTable {
  const count = (state: BatchedTaskInstance["state"]) => copies.filter((copy) => copy.state === state).length;
  const literal = literalMapLengths(task);
  // How the copies came about is not known any more: they are taken for one stretch.
  const isLiteral = literal !== null && instanceTotal(literal) === copies.length;
  const lengths = isLiteral ? literal : task.lengths.map((_, level) => (level === 0 ? copies.length : 1));
  return {
    ...newExpansion({ dagRunId, taskId: task.taskId, lengths }),
    noneCount: count("none"),
    successCount: count("success"),
    failedCount: count("failed"),
    upstreamFailedCount: count("upstream_failed"),
    skippedCount: count("skipped"),
  };
}
