import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { FinishedAttempt, FinishTaskInstancesOutcome } from "./batch/finished-attempt.ts";
import { sendFinishedTaskInstances } from "./batch/send-finished-task-instances.ts";

/**
 * Finishes attempts, and makes ready, in the same transaction, what waited for them.
 *
 * A failed attempt with tries left goes up for retry; one without stops the rest of a run that fails fast. Cost grows
 * with the direct downstream of the tasks that finished, never with the size of their runs.
 */
export async function finishTaskInstances(
  transaction: MetadataTransaction,
  { attempts, now }: { readonly attempts: readonly FinishedAttempt[]; readonly now: Instant },
): Promise<FinishTaskInstancesOutcome> {
  const { stale, written } = await sendFinishedTaskInstances(transaction, { attempts, now });
  await written;
  return { stale };
}
