import {
  claimScheduledTaskInstances,
  isHeldByDag,
  type MetadataTransaction,
  type ScheduledTaskInstance,
} from "@baram/metadata-store";
import { type StartedTaskInstance, type StartTaskInstancesInput, startChosen } from "./batch/start-chosen.ts";
import { lookBehindLimits } from "./capacity/look-behind-limits.ts";
import { readCapacityLedger } from "./capacity/read-capacity-ledger.ts";

/** How many more instances than slots are looked at first: most of the time the best ones fit. */
const SPARE_CANDIDATES = 4;

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
  const limit = freeSlots + SPARE_CANDIDATES;
  // Sent together, the pools first: they are locked before the instances.
  const [ledger, claimed] = await Promise.all([
    readCapacityLedger(transaction),
    claimScheduledTaskInstances(transaction, { limit }),
  ]);
  const startable = claimed.filter(
    (instance) => !isHeldByDag(instance) && (!onlyBackfills || instance.runType === "backfill"),
  );
  await ledger.readLimitsOf(transaction, startable);
  const chosen = ledger.choose(startable, freeSlots);
  if (claimed.length < limit || chosen.length >= freeSlots) return chosen;
  return [
    ...chosen,
    ...(await lookBehindLimits(transaction, ledger, { freeSlots: freeSlots - chosen.length, chosen, onlyBackfills })),
  ];
}
