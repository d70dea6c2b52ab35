import type { Instant } from "@baram/domain";
import {
  claimDagRunsOfTaskInstances,
  claimTaskInstancesById,
  listDueRetries,
  type MetadataTransaction,
} from "@baram/metadata-store";
import { advanceBatch } from "./batch/advance-batch.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** How many retries one call schedules at most; the rest follows in the next. */
const RETRIES_PER_CALL = 500;

/**
 * Schedules again the instances whose retry delay, or wait for the next look, is over. One that something else keeps
 * waiting is not due any more: what it waits for brings it up again.
 *
 * @returns how many were due and have been dealt with; call again while it is not zero.
 */
export async function scheduleDueRetries(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await listDueRetries(transaction, { now, limit: RETRIES_PER_CALL });
  if (ids.length === 0) return 0;
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(await claimDagRunsOfTaskInstances(transaction, ids));
  const due = (await claimTaskInstancesById(transaction, ids)).flatMap((row) => batch.add(row) ?? []);
  const candidates = due.map(({ run, row, mapIndex }) => ({ run, taskId: row.taskId, mapIndex }));
  await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  return due.filter((instance) => instance.verbs.length > 0 || instance.isSetAside).length;
}
