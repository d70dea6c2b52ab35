import type { MetadataTransaction, ScheduledTaskInstance } from "@baram/metadata-store";
import { startChosen } from "./batch/start-chosen.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./batch/started-task-instance.ts";
import { chooseFirst } from "./capacity/choose-first.ts";
import { lookAtCapacity } from "./capacity/look-at-capacity.ts";
import { lookBehindLimits } from "./capacity/look-behind-limits.ts";

/**
 * Queues and starts the best of what is scheduled, as far as slots, pools and limits allow.
 *
 * The claim locks, orders and limits in this transaction. Lock order: pools, then task instances.
 * Attempts must be handed to their executor only after the commit: a lease that was rolled back is worth nothing.
 */
export async function startTaskInstances(
  transaction: MetadataTransaction,
  input: StartTaskInstancesInput,
): Promise<readonly StartedTaskInstance[]> {
  if (input.freeSlots <= 0) return [];
  const chosen = await chooseAmongScheduled(transaction, input);
  if (chosen.length === 0) return [];
  return startChosen(transaction, chosen, input);
}

/**
 * Looks at what is scheduled, best first; where that does not fill the slots, at what waits behind it.
 *
 * The first look is one query, and enough while nothing that is scheduled is at a limit.
 */
async function chooseAmongScheduled(
  transaction: MetadataTransaction,
  { freeSlots, onlyBackfills = false }: Pick<StartTaskInstancesInput, "freeSlots" | "onlyBackfills">,
): Promise<readonly ScheduledTaskInstance[]> {
  const { ledger, claimed, limit } = await lookAtCapacity(transaction, { freeSlots });
  const chosen = await chooseFirst(transaction, ledger, { candidates: claimed, freeSlots, onlyBackfills });
  if (claimed.length < limit || chosen.length >= freeSlots) return chosen;
  return [
    ...chosen,
    ...(await lookBehindLimits(transaction, ledger, { freeSlots: freeSlots - chosen.length, chosen, onlyBackfills })),
  ];
}
