import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { FinishedAttempt, FinishTaskInstancesOutcome } from "./batch/finished-attempt.ts";
import { sendFinishedTaskInstances } from "./batch/send-finished-task-instances.ts";
import { type StartsAfterBatch, startAfterBatch } from "./batch/start-after-batch.ts";
import type { StartTaskInstancesInput } from "./batch/started-task-instance.ts";

/**
 * Finishes attempts, then queues and starts what fits by then. What the start is decided by is read along with what the
 * end is decided by, and what becomes ready and fits is written once: on PostgreSQL each way saved is a good part of what
 * a short task waits for the next.
 */
export async function finishAndStartTaskInstances(
  transaction: MetadataTransaction,
  {
    attempts,
    now,
    start,
  }: { readonly attempts: readonly FinishedAttempt[]; readonly now: Instant; readonly start: StartTaskInstancesInput },
): Promise<FinishTaskInstancesOutcome & StartsAfterBatch> {
  const { stale, returned, ...sent } = await sendFinishedTaskInstances(transaction, { attempts, now, start });
  return { stale, ...(await startAfterBatch(transaction, sent, { ...start, returned })) };
}
