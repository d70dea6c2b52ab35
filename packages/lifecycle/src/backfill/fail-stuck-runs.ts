import type { Instant } from "@baram/domain";
import {
  type ActiveRunRow,
  type BackfillRow,
  claimDagRunsById,
  hasEarlierActiveRun,
  listOpenTaskExpansions,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { advanceBatch } from "../batch/advance-batch.ts";
import { TransitionBatch } from "../batch/transition-batch.ts";

/**
 * Fails the runs that a back-fill has under way when none of them can ever go on: their tasks wait for a past that has
 * ended without the success they need, and nothing earlier is on its way that could bring it.
 *
 * All of what waits is judged once more before: the run that it waits for may have gone by a version of the Dag in which
 * nothing depends on the past, and then has told nobody.
 *
 * Parity: such runs are deadlocked, and their instances keep their states. Locks the runs.
 *
 * @returns how many.
 */
export async function failStuckRuns(
  transaction: MetadataTransaction,
  {
    backfill,
    active,
    now,
  }: { readonly backfill: BackfillRow; readonly active: readonly ActiveRunRow[]; readonly now: Instant },
): Promise<number> {
  const [first] = active;
  if (first === undefined) return 0;
  const isStalled = active.every(
    ({ state, activeCount, unfinishedCount }) => state === "running" && activeCount === 0 && unfinishedCount > 0,
  );
  if (!isStalled) return 0;
  if (await hasEarlierActiveRun(transaction, { dagId: backfill.dagId, before: first.logicalDate })) return 0;
  for (const { id } of active) if ((await listOpenTaskExpansions(transaction, { dagRunId: id })).length > 0) return 0;
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(
    await claimDagRunsById(
      transaction,
      active.map(({ id }) => id),
    ),
  );
  await advanceBatch(batch, { finished: [], candidates: [] });
  if (active.some(({ id }) => !batch.isUnmoved(id))) {
    await batch.write();
    return 0;
  }
  for (const run of batch.runs.values()) run.isDeadlocked = true;
  await batch.write();
  return active.length;
}
