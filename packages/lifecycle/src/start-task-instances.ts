import {
  claimScheduledTaskInstances,
  type MetadataTransaction,
  type ScheduledTaskInstance,
} from "@baram/metadata-store";
import { type StartedTaskInstance, type StartTaskInstancesInput, startChosen } from "./batch/start-chosen.ts";
import { readCapacityLedger } from "./capacity/read-capacity-ledger.ts";

/** How many more instances than slots are looked at first: most of the time the best ones fit. */
const SPARE_CANDIDATES = 4;
/** Each further look, behind what did not fit, takes in so many times more. */
const WIDENING = 8;
const LOOKS_MAXIMUM = 5;

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
  const chosen = await chooseAmongScheduled(transaction, input.freeSlots);
  if (chosen.length === 0) return [];
  return startChosen(transaction, chosen, input);
}

/**
 * Looks at what is scheduled, best first, until the free slots are filled or nothing is left that could fill them.
 *
 * What does not fit is looked behind: pools and Dags that turn out to be full are set aside, and each look takes in
 * more, so that a Dag with thousands of waiting instances does not hide the one that could run.
 */
async function chooseAmongScheduled(
  transaction: MetadataTransaction,
  freeSlots: number,
): Promise<readonly ScheduledTaskInstance[]> {
  let limit = freeSlots + SPARE_CANDIDATES;
  // Sent together, the pools first: they are locked before the instances.
  const [ledger, firstClaim] = await Promise.all([
    readCapacityLedger(transaction),
    claimScheduledTaskInstances(transaction, { limit, fullPools: [], fullDagIds: [] }),
  ]);
  const chosen = new Map<number, ScheduledTaskInstance>();
  let claimed = firstClaim;
  for (let look = 1; ; look += 1) {
    const candidates = claimed.filter(({ id }) => !chosen.has(id));
    await ledger.readLimitsOf(transaction, candidates);
    for (const instance of ledger.choose(candidates, freeSlots - chosen.size)) chosen.set(instance.id, instance);
    const isAllSeen = claimed.length < limit;
    if (isAllSeen || chosen.size >= freeSlots || look === LOOKS_MAXIMUM) break;
    limit *= WIDENING;
    claimed = await claimScheduledTaskInstances(transaction, { limit, ...ledger.setAside });
  }
  return [...chosen.values()];
}
