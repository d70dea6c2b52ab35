import { indexesMet, levelsShared, STATES_A_BRANCH_MAY_SKIP, stateReason, UNMAPPED } from "@baram/domain";
import type { RunTask, RunTaskIndex } from "@baram/metadata-store";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** A branch or a short circuit that has succeeded, and what it decided against. */
export interface BranchEnd {
  readonly instance: BatchedTaskInstance;
  readonly skippedTaskIds: readonly string[];
}

/**
 * Skips at once what branches and short circuits decided against. What runs is left alone.
 *
 * Parity: `skipped` is written over whatever is there, whatever the task's trigger rule. A mapped branch skips the same
 * index of what is directly below it and has been expanded, and nothing that is not mapped; further down its trigger
 * rules carry the skip. A plain one skips every instance.
 */
export async function skipWhatBranchesDecidedAgainst(
  batch: TransitionBatch,
  branches: readonly BranchEnd[],
): Promise<readonly FinishedTask[]> {
  const pairs = branches.flatMap(({ instance, skippedTaskIds }) =>
    skippedTaskIds.map((taskId) => ({ branch: instance, run: instance.run, taskId })),
  );
  if (pairs.length === 0) return [];
  await batch.loadExpansions(pairs.flatMap(mappedTasksOf));
  const tasks: RunTask[] = [];
  const instances: RunTaskIndex[] = [];
  for (const { branch, run, taskId } of pairs) {
    const dagRunId = run.row.id;
    if (branch.mapIndex === UNMAPPED) tasks.push({ dagRunId, taskId });
    else for (const mapIndex of sameIndexes(branch, taskId)) instances.push({ dagRunId, taskId, mapIndex });
  }
  await Promise.all([batch.loadTasks(tasks), batch.loadByIndex(instances)]);
  return pairs.flatMap(({ branch, run, taskId }) => {
    const below = branch.mapIndex === UNMAPPED ? run.instances.get(taskId) : instancesAt(branch, taskId);
    return (below ?? []).flatMap((instance) => skip(batch, branch, instance));
  });
}

function skip(
  { now }: TransitionBatch,
  branch: BatchedTaskInstance,
  instance: BatchedTaskInstance,
): readonly FinishedTask[] {
  if (!STATES_A_BRANCH_MAY_SKIP.includes(instance.state)) return [];
  const reason = stateReason("not-followed", { taskId: branch.row.taskId });
  instance.apply("skip", { startDate: now, endDate: now, stateReason: reason });
  return [{ run: instance.run, taskId: instance.row.taskId, mapIndex: instance.mapIndex }];
}

/** The indexes of a task for which a mapped branch decides: its own, or those of its own turn of a shared group. */
function sameIndexes(branch: BatchedTaskInstance, taskId: string): Iterable<number> {
  const { run, row, mapIndex } = branch;
  const branchId = row.taskId;
  if (run.lengthsOf(taskId) === null || !run.graph.downstreamIds(branchId).includes(taskId)) return [];
  const isMet = levelsShared(run, branchId, taskId) > 0 && run.lengthsOf(branchId) !== null;
  return isMet ? indexesMet(run, { taskId: branchId, mapIndex, otherId: taskId }) : [mapIndex];
}

function instancesAt(branch: BatchedTaskInstance, taskId: string): readonly BatchedTaskInstance[] {
  const found = [...sameIndexes(branch, taskId)].map((mapIndex) => branch.run.expanded.at(taskId, mapIndex));
  return found.filter((instance) => instance !== null && instance !== undefined);
}

function mappedTasksOf({ branch, run, taskId }: { branch: BatchedTaskInstance; run: RunInBatch; taskId: string }) {
  const { mapping } = run;
  if (mapping === null) return [];
  return [branch.row.taskId, taskId]
    .filter((id) => mapping.find(id) !== null)
    .map((id) => ({ dagRunId: run.row.id, taskId: id }));
}
