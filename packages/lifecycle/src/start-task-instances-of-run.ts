import { claimScheduledTaskInstancesOfRun, type MetadataTransaction } from "@baram/metadata-store";
import { startChosen } from "./batch/start-chosen.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/started-task-instance.ts";

/**
 * Queues and starts what is scheduled in one run, as far as there are slots, whatever pools, limits and the pause of its
 * Dag say: somebody runs it here and now, to see what it does.
 */
export async function startTaskInstancesOfRun(
  transaction: MetadataTransaction,
  { dagRunId, freeSlots, ...input }: StartTaskInstancesInput & { readonly dagRunId: number },
): Promise<readonly StartedTaskInstance[]> {
  if (freeSlots <= 0) return [];
  const chosen = await claimScheduledTaskInstancesOfRun(transaction, { dagRunId, limit: freeSlots });
  return chosen.length === 0 ? [] : startChosen(transaction, chosen, input);
}
