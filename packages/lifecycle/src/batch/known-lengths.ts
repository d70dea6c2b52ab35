import { areAllFinished, levelsShared, type MappedTask, mapLengths, partName, RETURN_VALUE_KEY } from "@baram/domain";
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
  const ofInstances = new Map<string, number | null>();
  for (const sourceId of mapped.sourceIds) {
    const counts = run.expanded.counts(sourceId);
    if (counts === null) continue;
    // A task of the same mapped group has a length for each index of it, and so none that holds for all.
    const isKnown = areAllFinished(counts) && levelsShared(run, mapped.taskId, sourceId) === 0;
    ofInstances.set(sourceId, isKnown ? await countPushed(batch, run, sourceId) : null);
  }
  return mapLengths(mapped, (taskId, path) => {
    const count = ofInstances.get(taskId);
    return count === undefined ? returnedLength(run, taskId, path) : count;
  });
}

/** How long the result of a task that is not mapped is, or a part of it. */
function returnedLength(run: RunInBatch, taskId: string, path: readonly string[]): number | null {
  const source = (run.instances.get(taskId) ?? []).find(({ state }) => state === "success");
  if (source === undefined) return null;
  const { returnedLength: length, returnedLengths: ofParts } = { ...source.row, ...source.changes };
  if (path.length === 0) return length;
  return ofParts === null ? null : ((JSON.parse(ofParts) as Readonly<Record<string, number>>)[partName(path)] ?? null);
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
