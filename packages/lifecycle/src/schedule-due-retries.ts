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
 * Schedules again the instances whose retry delay is over.
 *
 * @returns how many were due; call again while it is not zero.
 */
export async function scheduleDueRetries(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const ids = await listDueRetries(transaction, { now, limit: RETRIES_PER_CALL });
  if (ids.length === 0) return 0;
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(await claimDagRunsOfTaskInstances(transaction, ids));
  const candidates = (await claimTaskInstancesById(transaction, ids)).flatMap(({ dagRunId, taskId, mapIndex }) => {
    const run = batch.runs.get(dagRunId);
    return run === undefined ? [] : [{ run, taskId, mapIndex }];
  });
  await advanceBatch(batch, { finished: [], candidates });
  await batch.write();
  return ids.length;
}
