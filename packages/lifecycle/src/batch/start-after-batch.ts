import { leaveToCommit, type MetadataTransaction } from "@baram/metadata-store";
import { startTaskInstances } from "../start-task-instances.ts";
import type { StartsAlong } from "./start-along.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./started-task-instance.ts";

/** A batch on its way to the database. */
export interface SentBatch {
  readonly written: Promise<unknown>;
  /** What starts with it; `null` where that has yet to be looked for. */
  readonly along: StartsAlong | null;
}

/** What was started. */
export interface StartsAfterBatch {
  readonly started: readonly StartedTaskInstance[];
  /** See {@link StartTaskInstancesInput.hasRoom}: whether it is so now. `false` where it is not known. */
  readonly hasRoom: boolean;
}

/**
 * Starts what fits once a batch is on its way. Where that has been decided along with the batch, nothing is read any more,
 * and all of it travels with the commit.
 */
export async function startAfterBatch(
  transaction: MetadataTransaction,
  { written, along }: SentBatch,
  start: StartTaskInstancesInput,
): Promise<StartsAfterBatch> {
  if (along !== null) {
    await leaveToCommit(transaction, written);
    return { started: await along.complete(), hasRoom: along.hasRoom };
  }
  const started = startTaskInstances(transaction, start);
  // A failure of one ends the transaction, and what the other then still did would be outside of it: both end first.
  await Promise.allSettled([written, started]);
  await written;
  return { started: await started, hasRoom: false };
}
