import { decideVersionChange, stateReason, totalPriorityWeights } from "@baram/domain";
import {
  deleteTaskExpansionsBut,
  insertLockedTaskInstances,
  noteChange,
  type TaskInstanceSettings,
  updateTaskInstanceSettings,
  writeTaskExpansions,
} from "@baram/metadata-store";
import { adoptExpansions } from "./adopt-expansions.ts";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { copiesOfTasks } from "./copies-of-tasks.ts";
import { endInstance } from "./end-instance.ts";
import { instancesOfCopies } from "./instances-of-copies.ts";
import { mappedTasksOf } from "./mapped-tasks-of.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Gives runs the instances that their versions ask for: what its Dag does not have any more is removed, what is back is
 * restored with the try it had, and what is there anew is added, within its dates.
 *
 * A run that has what it should is left as it is. Costs work in proportion to the runs.
 *
 * @returns every task with something unfinished, to be looked at.
 */
export async function adoptVersions(
  batch: TransitionBatch,
  runs: readonly BatchedDagRun[],
): Promise<readonly FinishedTask[]> {
  const mapped = runs.flatMap((run) => mappedTasksOf(run).map(({ taskId }) => ({ dagRunId: run.row.id, taskId })));
  // Sent together; the instances are locked before all else of their run.
  await Promise.all([
    batch.loadRuns(runs),
    deleteTaskExpansionsBut(batch.transaction, { dagRunIds: runs.map(({ row }) => row.id), kept: mapped }),
  ]);
  await batch.loadExpansions(mapped);
  const unfinished: FinishedTask[] = [];
  for (const run of runs) unfinished.push(...(await adoptVersion(batch, run)));
  return unfinished;
}

async function adoptVersion(batch: TransitionBatch, run: BatchedDagRun): Promise<readonly FinishedTask[]> {
  const { dag } = run.version;
  const { logicalDate } = run.row;
  const all = [...run.instances.values()].flat();
  const named = all.map((instance) => ({ instance, taskId: instance.row.taskId, state: instance.state }));
  const { removed, restored, added } = decideVersionChange({ dag, logicalDate, instances: named });
  for (const { instance } of removed) {
    endInstance(batch, instance, { verb: "remove", reason: stateReason("task-gone") });
  }
  for (const { instance } of restored) instance.apply("clear", { retryAt: null, stateReason: null });
  const copies = copiesOfTasks(dag, added);
  const { id: dagRunId, runId } = run.row;
  const { instances, expansions } = instancesOfCopies(copies, { dag, run: { dagRunId, runId, logicalDate } });
  for (const row of await insertLockedTaskInstances(batch.transaction, instances)) batch.addInserted(row);
  await writeTaskExpansions(batch.transaction, expansions);
  for (const expansion of expansions) run.expanded.replace(expansion.taskId, expansion);
  if (expansions.some(({ nextMapIndex }) => nextMapIndex !== null)) {
    noteChange(batch.transaction, { kind: "openTaskExpansion", dagRunId });
  }
  run.countAdded(copies.reduce((sum, { total }) => sum + total, 0));
  const shrunk = await adoptExpansions(batch, run);
  const outdated = all.flatMap(outdatedSettings);
  if (outdated.length > 0) batch.hasNewSettings = true;
  await updateTaskInstanceSettings(batch.transaction, outdated);
  const belowShrunk = new Set(shrunk.flatMap(({ taskId }) => run.graph.downstreamIds(taskId)));
  return dag.tasks
    .filter(
      ({ taskId }) =>
        belowShrunk.has(taskId) || (run.instances.get(taskId)?.some(({ isFinished }) => !isFinished) ?? false),
    )
    .map(({ taskId }) => ({ run, taskId }));
}

/** What an instance that has not been queued yet should repeat of its task, where it repeats something else. */
function outdatedSettings({ row, run, state, isFinished }: BatchedTaskInstance): readonly TaskInstanceSettings[] {
  const task = run.graph.findTask(row.taskId);
  if (task === null || isFinished || state === "queued" || state === "running" || state === "restarting") return [];
  const { operator, pool, poolSlots, queue } = task;
  const priorityWeight = totalPriorityWeights(run.version.dag).get(row.taskId) ?? task.priorityWeight;
  const isSame =
    row.operator === operator &&
    row.pool === pool &&
    row.poolSlots === poolSlots &&
    row.queue === queue &&
    row.priorityWeight === priorityWeight;
  return isSame ? [] : [{ id: row.id, operator, pool, poolSlots, queue, priorityWeight }];
}
