import { type Instant, UNMAPPED } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import type { FinishedAttempt, FinishTaskInstancesOutcome, ReturnedValue } from "./batch/finished-attempt.ts";
import { sendFinishedTaskInstances } from "./batch/send-finished-task-instances.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/start-chosen.ts";
import { startTaskInstances } from "./start-task-instances.ts";

/**
 * Finishes attempts, then queues and starts what fits by then. What the start looks at travels with what the end writes:
 * on PostgreSQL each way saved is a good part of what a short task waits for the next. For the same reason what an attempt
 * returned goes along with the tasks after it, which so need not ask for it.
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
  const start = startTaskInstances(transaction, startInput());
  // A failure of one ends the transaction, and what the other then still did would be outside of it: both end first.
  await Promise.allSettled([written, start]);
  await written;
  return { stale, started: (await start).map((one) => withReturned(one, returned)) };
}

function withReturned(started: StartedTaskInstance, all: readonly ReturnedValue[]): StartedTaskInstance {
  const { inputTaskIds } = started.task;
  if (inputTaskIds.length === 0 || all.length === 0) return started;
  const { dagRunId, mapIndex } = started.instance;
  const returned = all.filter(
    (value) =>
      value.dagRunId === dagRunId &&
      inputTaskIds.includes(value.taskId) &&
      // Of a task that is mapped otherwise it may read any number of values; those are asked for.
      (value.mapIndex === UNMAPPED || value.mapIndex === mapIndex),
  );
  return { ...started, returned };
}
