import { addSeconds, type Instant, type SerializedTask, taskGraph } from "@baram/domain";
import {
  claimScheduledTaskInstances,
  deleteXComsOfTaskInstances,
  type MetadataTransaction,
  type ScheduledTaskInstance,
  type StoredDagVersion,
  serializedDagsOf,
} from "@baram/metadata-store";
import { applyTaskInstanceTransitions } from "@baram/metadata-store/transitions";
import type { SetAside } from "./capacity/capacity-ledger.ts";
import { readCapacityLedger } from "./capacity/read-capacity-ledger.ts";

/** An instance that runs now, with all that its workload needs. */
export interface StartedTaskInstance {
  readonly instance: ScheduledTaskInstance;
  readonly task: SerializedTask;
  readonly version: StoredDagVersion;
  readonly leaseToken: string;
}

/** Who starts instances, and how many it can take. */
export interface StartTaskInstancesInput {
  readonly freeSlots: number;
  readonly hostname: string;
  readonly jobId: number;
  /** How long a lease is good without a heartbeat. */
  readonly leaseSeconds: number;
  readonly newLeaseToken: () => string;
  readonly now: Instant;
}

/** How many waiting instances are looked at for each slot that is free, at least. */
const CANDIDATES_MINIMUM = 32;
/** How often full pools and Dags are set aside to look behind them. */
const LOOKS_MAXIMUM = 8;

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
  const started: StartedTaskInstance[] = [];
  for (const instance of chosen) {
    const version = await serializedDagsOf(transaction).get(transaction, instance.dagVersionId);
    const task = taskGraph(version.dag).task(instance.taskId);
    started.push({ instance, task, version, leaseToken: input.newLeaseToken() });
  }
  const { now, hostname, jobId } = input;
  const leaseExpiresAt = addSeconds(now, input.leaseSeconds);
  await applyTaskInstanceTransitions(
    transaction,
    started.map(({ instance, leaseToken }) => ({
      instance,
      verbs: ["queue", "start"],
      changes: { queuedAt: now, startDate: now, hostname, jobId, leaseToken, leaseExpiresAt, processId: null },
    })),
  );
  // Parity: a task that runs again loses its XComs when it starts.
  const again = started.filter(({ instance }) => instance.tryNumber > 1).map(({ instance }) => instance.id);
  await deleteXComsOfTaskInstances(transaction, again);
  return started;
}

/**
 * Looks at what is scheduled, best first, until the free slots are filled or nothing is left that could fill them.
 *
 * Pools and Dags that turn out to be full are set aside, so that a Dag with thousands of waiting instances does not
 * hide the one that could run.
 */
async function chooseAmongScheduled(
  transaction: MetadataTransaction,
  freeSlots: number,
): Promise<readonly ScheduledTaskInstance[]> {
  const limit = Math.max(CANDIDATES_MINIMUM, freeSlots);
  const nothing: SetAside = { fullPools: [], fullDagIds: [] };
  // Sent together, the pools first: they are locked before the instances.
  const [ledger, firstClaim] = await Promise.all([
    readCapacityLedger(transaction),
    claimScheduledTaskInstances(transaction, { limit, ...nothing }),
  ]);
  const chosen = new Map<number, ScheduledTaskInstance>();
  let claimed = firstClaim;
  let requested = limit;
  let setAside = nothing;
  for (let look = 0; look < LOOKS_MAXIMUM; look += 1) {
    const candidates = claimed.filter(({ id }) => !chosen.has(id));
    await ledger.readLimitsOf(transaction, candidates);
    for (const instance of ledger.choose(candidates, freeSlots - chosen.size)) chosen.set(instance.id, instance);
    const isAllSeen = claimed.length < requested;
    if (isAllSeen || chosen.size >= freeSlots || !ledger.hasNewlyFull(setAside)) break;
    setAside = ledger.setAside;
    requested = limit + chosen.size;
    claimed = await claimScheduledTaskInstances(transaction, { limit: requested, ...setAside });
  }
  return [...chosen.values()];
}
