import { areAllFinished, levelsShared, type MappedTask, mapLengths, RETURN_VALUE_KEY } from "@baram/domain";
import { countXComsOfTask, updateTaskExpansion } from "@baram/metadata-store";
import type { RunInBatch } from "./batched-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * How often each level around a mapped task is repeated by what its sources have come to; `null` where one is not
 * known. The task must have been looked at, which reads its sources.
 */
export async function knownLengths(
  batch: TransitionBatch,
  run: RunInBatch,
  mapped: MappedTask,
): Promise<readonly number[] | null> {
  const known = new Map<string, number | null>();
  for (const sourceId of mapped.sourceIds) known.set(sourceId, await lengthOf(batch, run, mapped, sourceId));
  return mapLengths(mapped, (taskId) => known.get(taskId) ?? null);
}

async function lengthOf(
  batch: TransitionBatch,
  run: RunInBatch,
  mapped: MappedTask,
  sourceId: string,
): Promise<number | null> {
  const counts = run.expanded.counts(sourceId);
  if (counts === null) return returnedLength(run, sourceId);
  // A task of the same mapped group has a length for each index of it, and so none that holds for all.
  if (!areAllFinished(counts) || levelsShared(run, mapped.taskId, sourceId) > 0) return null;
  return countPushed(batch, run, sourceId);
}

function returnedLength(run: RunInBatch, taskId: string): number | null {
  const source = (run.instances.get(taskId) ?? []).find(({ state }) => state === "success");
  if (source === undefined) return null;
  const { returnedLength: changed = source.row.returnedLength } = source.changes;
  return changed;
}

/** Parity: instances that returned nothing are not elements of the list. Counted once, until an instance moves. */
async function countPushed(batch: TransitionBatch, run: RunInBatch, taskId: string): Promise<number> {
  const remembered = run.expanded.find(taskId)?.pushedCount ?? null;
  if (remembered !== null) return remembered;
  const { transaction } = batch;
  const dagRunId = run.row.id;
  await batch.writeXComs();
  const pushedCount = await countXComsOfTask(transaction, { dagRunId, taskId, key: RETURN_VALUE_KEY });
  run.expanded.change(taskId, { pushedCount });
  await updateTaskExpansion(transaction, { dagRunId, taskId }, { pushedCount });
  return pushedCount;
}
