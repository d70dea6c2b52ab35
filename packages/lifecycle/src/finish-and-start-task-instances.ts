import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { FinishedAttempt, FinishTaskInstancesOutcome } from "./batch/finished-attempt.ts";
import { sendFinishedTaskInstances } from "./batch/send-finished-task-instances.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/start-chosen.ts";
import { startTaskInstances } from "./start-task-instances.ts";

/**
 * Finishes attempts, then queues and starts what fits by then. What the start looks at travels with what the end writes:
 * on PostgreSQL each way saved is a good part of what a short task waits for the next.
 *
 * @param given.startInput asked for once the ends have been decided.
 */
export async function finishAndStartTaskInstances(
  transaction: MetadataTransaction,
  {
    attempts,
    now,
    startInput,
  }: {
    readonly attempts: readonly FinishedAttempt[];
    readonly now: Instant;
    readonly startInput: () => StartTaskInstancesInput;
  },
): Promise<FinishTaskInstancesOutcome & { readonly started: readonly StartedTaskInstance[] }> {
  const { stale, written, returned } = await sendFinishedTaskInstances(transaction, { attempts, now });
  const start = startTaskInstances(transaction, { ...startInput(), returned });
  // A failure of one ends the transaction, and what the other then still did would be outside of it: both end first.
  await Promise.allSettled([written, start]);
  await written;
  return { stale, started: await start };
}
