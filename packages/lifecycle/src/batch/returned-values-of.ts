import { dagMapping, type SerializedTask, UNMAPPED } from "@baram/domain";
import {
  listShortReturnValues,
  type MetadataTransaction,
  type ReturnValueOfRun,
  type ScheduledTaskInstance,
  type StoredDagVersion,
} from "@baram/metadata-store";
import { GIVEN_LENGTH_MAXIMUM } from "./given-length-maximum.ts";

/** An attempt that is started. */
interface Reading {
  readonly instance: Pick<ScheduledTaskInstance, "dagRunId" | "mapIndex">;
  readonly task: Pick<SerializedTask, "inputTaskIds">;
  readonly version: Pick<StoredDagVersion, "dag">;
}

/**
 * What the tasks returned that the inputs of attempts refer to: taken from what is at hand, the rest in one query for all
 * of them. Of a mapped task an input may mean any number of values: but for one of the same map index that is at hand,
 * those are left to be asked for.
 *
 * @param atHand what attempts returned that ended in the same transaction.
 * @returns for each attempt, in the same order, the values that were found.
 */
export async function returnedValuesOf(
  transaction: MetadataTransaction,
  attempts: readonly Reading[],
  atHand: readonly ReturnValueOfRun[],
): Promise<readonly (readonly ReturnValueOfRun[])[]> {
  const known = new Map(atHand.map((value) => [keyOf(value), value]));
  const wanted = attempts.map(referencesOf);
  const missing = new Map<string, Reference>();
  for (const reference of wanted.flat()) {
    const key = keyOf(reference);
    if (reference.mapIndex === UNMAPPED && !known.has(key)) missing.set(key, reference);
  }
  const tasks = [...missing.values()].map(({ dagRunId, taskId }) => ({ dagRunId, taskId }));
  const read = await listShortReturnValues(transaction, { tasks, lengthMaximum: GIVEN_LENGTH_MAXIMUM });
  for (const value of read) known.set(keyOf(value), value);
  return wanted.map((references) => references.flatMap((task) => known.get(keyOf(task)) ?? []));
}

type Reference = Omit<ReturnValueOfRun, "value">;

function referencesOf({ instance, task, version }: Reading): readonly Reference[] {
  if (task.inputTaskIds.length === 0) return [];
  const { dagRunId, mapIndex } = instance;
  const mapping = dagMapping(version.dag);
  return task.inputTaskIds.map((taskId) => {
    const isMapped = mapping !== null && mapping.find(taskId) !== null;
    return { dagRunId, taskId, mapIndex: isMapped ? mapIndex : UNMAPPED };
  });
}

function keyOf({ dagRunId, taskId, mapIndex }: Reference): string {
  return `${dagRunId}\0${taskId}\0${mapIndex}`;
}
