import { instanceTotal, invariant, UNMAPPED } from "@baram/domain";
import { deleteTaskExpansion, noteChange, updateTaskExpansion } from "@baram/metadata-store";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import type { FinishedTask } from "./candidate.ts";
import { EMPTY_LIST_REASON } from "./empty-list-reason.ts";
import { insertMissing } from "./insert-missing.ts";
import { INSTANCES_PER_EXPANSION } from "./instances-per-expansion.ts";
import { knownLengths } from "./known-lengths.ts";
import { removeInstance } from "./remove-instance.ts";
import { restoreInstance } from "./restore-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** What a second look at the length of an expanded task has changed. */
export interface Revision {
  /** Instances that are there anew, to be looked at. */
  readonly added: readonly FinishedTask[];
  /** Whether instances left the count, so that what waits below may move. */
  readonly hasRemoved: boolean;
}

const NOTHING_CHANGED: Revision = { added: [], hasRemoved: false };

/**
 * Looks again how long what an expanded task is mapped over is: a task that runs again, or goes on with another
 * version, may find a list of another length.
 *
 * Surplus instances are removed and missing ones inserted. A list that has become empty skips the task as if it had
 * been empty the first time: one unmapped instance is left. Where the length is not known nothing is revised.
 */
export async function reviseExpansion(
  batch: TransitionBatch,
  given: {
    readonly run: RunInBatch;
    readonly taskId: string;
    /** The instance for which it is looked again; `null` where the Dag has changed. */
    readonly ready: BatchedTaskInstance | null;
  },
): Promise<Revision> {
  const { run, taskId } = given;
  const mapped = run.mapping?.find(taskId) ?? null;
  const expansion = run.expanded.find(taskId);
  if (mapped === null || expansion === null || expansion.nextMapIndex !== null) return NOTHING_CHANGED;
  const lengths = await knownLengths(batch, run, mapped);
  if (lengths === null || isSame(lengths, expansion.lengths)) return NOTHING_CHANGED;
  const total = instanceTotal(lengths);
  await batch.loadTasks([{ dagRunId: run.row.id, taskId }]);
  const instances = (run.instances.get(taskId) ?? []).filter(({ mapIndex }) => mapIndex >= 0);
  if (total === 0) return collapse(batch, instances, given);
  for (const instance of instances) if (instance.mapIndex >= total) removeInstance(batch, instance);
  return { added: await grow(batch, run, { taskId, lengths, instances }), hasRemoved: instances.length > total };
}

async function grow(
  batch: TransitionBatch,
  run: RunInBatch,
  given: {
    readonly taskId: string;
    readonly lengths: readonly number[];
    readonly instances: readonly BatchedTaskInstance[];
  },
): Promise<readonly FinishedTask[]> {
  const { taskId, lengths } = given;
  const total = instanceTotal(lengths);
  const kept = given.instances.filter(({ mapIndex }) => mapIndex < total);
  const restored = kept.filter(({ state }) => state === "removed");
  for (const instance of restored) restoreInstance(instance);
  const known = new Set(kept.map(({ mapIndex }) => mapIndex));
  const first = kept.length;
  const end = Math.min(total, first + INSTANCES_PER_EXPANSION);
  await insertMissing(batch, run, { taskId, first, end, known });
  run.countAdded(total - kept.length);
  run.expanded.add(taskId, total - kept.length);
  const nextMapIndex = end < total ? end : null;
  run.expanded.change(taskId, { lengths, nextMapIndex });
  const { transaction } = batch;
  const dagRunId = run.row.id;
  await updateTaskExpansion(transaction, { dagRunId, taskId }, { lengths: JSON.stringify(lengths), nextMapIndex });
  if (nextMapIndex !== null) noteChange(transaction, { kind: "openTaskExpansion", dagRunId });
  const inserted = Array.from({ length: end - first }, (_, place) => first + place);
  return [...restored.map(({ mapIndex }) => mapIndex), ...inserted].map((mapIndex) => ({ run, taskId, mapIndex }));
}

async function collapse(
  batch: TransitionBatch,
  instances: readonly BatchedTaskInstance[],
  { run, taskId, ready }: Parameters<typeof reviseExpansion>[1],
): Promise<Revision> {
  const unmapped = (run.instances.get(taskId) ?? []).find(({ mapIndex }) => mapIndex === UNMAPPED);
  const first = run.expanded.at(taskId, 0);
  const kept = unmapped ?? (first?.state === "none" ? first : (ready ?? first ?? instances[0]));
  invariant(kept !== undefined && kept !== null, "An expanded task has an instance.");
  restoreInstance(kept);
  for (const instance of instances) if (instance !== kept) removeInstance(batch, instance);
  if (kept.state !== "skipped") {
    kept.apply("skip", { startDate: batch.now, endDate: batch.now, retryAt: null, stateReason: EMPTY_LIST_REASON });
  }
  kept.renumber(UNMAPPED);
  run.expanded.replace(taskId, null);
  await deleteTaskExpansion(batch.transaction, { dagRunId: run.row.id, taskId });
  return { added: [], hasRemoved: true };
}

function isSame(lengths: readonly number[], others: readonly number[]): boolean {
  return lengths.length === others.length && lengths.every((length, level) => length === others[level]);
}
