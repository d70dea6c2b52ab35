import type { MetadataTransaction, ScheduledTaskInstance } from "@baram/metadata-store";
import { completeStarts } from "./complete-starts.ts";
import { prepareStarts } from "./prepare-starts.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./started-task-instance.ts";
import { writeStarts } from "./write-starts.ts";

/** Queues and starts instances that the caller has claimed in this transaction, each with a lease of its own. */
export async function startChosen(
  transaction: MetadataTransaction,
  chosen: readonly ScheduledTaskInstance[],
  input: Omit<StartTaskInstancesInput, "freeSlots">,
): Promise<readonly StartedTaskInstance[]> {
  const starts = await prepareStarts(transaction, chosen, input);
  await writeStarts(transaction, starts);
  return completeStarts(transaction, starts, input);
}
