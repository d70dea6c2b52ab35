import { type Instant, instanceTotal } from "@baram/domain";
import {
  claimDagRunsById,
  listOpenTaskExpansions,
  listRunsWithOpenTaskExpansions,
  type MetadataTransaction,
  updateTaskExpansion,
} from "@baram/metadata-store";
import { advanceBatch } from "./batch/advance-batch.ts";
import type { BatchedDagRun } from "./batch/batched-dag-run.ts";
import { insertMissing } from "./batch/insert-missing.ts";
import { INSTANCES_PER_EXPANSION } from "./batch/instances-per-expansion.ts";
import { skipAddedLate } from "./batch/skip-added-late.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/**
 * Goes on with a mapped task that has more instances than one transaction should hold: inserts the next of them where
 * they are not there, and makes ready those that may run.
 *
 * Bounded, so that whatever else waits for the database need not wait long. Locks the run, then its instances.
 *
 * @returns how many instances were looked at; call again while it is not zero.
 */
export async function advanceTaskExpansions(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const dagRunIds = await listRunsWithOpenTaskExpansions(transaction, { limit: 1 });
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns((await claimDagRunsById(transaction, dagRunIds)).filter(({ state }) => state === "running"));
  let lookedAt = 0;
  for (const run of batch.runs.values()) lookedAt += await advanceExpansion(batch, run);
  await batch.write();
  return lookedAt;
}

async function advanceExpansion(batch: TransitionBatch, run: BatchedDagRun): Promise<number> {
  const { transaction } = batch;
  const dagRunId = run.row.id;
  const [open] = await listOpenTaskExpansions(transaction, { dagRunId });
  if (open === undefined) return 0;
  const { taskId, nextMapIndex } = open;
  await batch.loadExpansions([{ dagRunId, taskId }]);
  const lengths = run.expanded.find(taskId)?.lengths ?? [];
  const total = instanceTotal(lengths);
  const first = nextMapIndex ?? total;
  const end = Math.min(total, first + INSTANCES_PER_EXPANSION);
  const instances = Array.from({ length: end - first }, (_, place) => ({ dagRunId, taskId, mapIndex: first + place }));
  await batch.loadByIndex(instances);
  const known = new Set(instances.map(({ mapIndex }) => mapIndex).filter((index) => isThere(run, taskId, index)));
  await insertMissing(batch, run, { taskId, first, end, known });
  const next = end < total ? end : null;
  run.expanded.change(taskId, { nextMapIndex: next });
  await updateTaskExpansion(transaction, { dagRunId, taskId }, { nextMapIndex: next });
  const places = instances.map(({ mapIndex }) => ({ run, taskId, mapIndex }));
  // What comes into a run only after another task has stopped it does not run, either.
  const finished = run.hasFailedFast ? skipAddedLate(batch, places) : [];
  await advanceBatch(batch, { finished, candidates: places });
  // A task that left the Dag with its expansion still open ends the walk.
  return Math.max(1, end - first);
}

function isThere(run: BatchedDagRun, taskId: string, mapIndex: number): boolean {
  const instance = run.expanded.at(taskId, mapIndex);
  return instance !== null && instance !== undefined;
}
