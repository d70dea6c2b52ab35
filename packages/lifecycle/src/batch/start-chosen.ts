import { addSeconds, type Instant, type SerializedTask, taskGraph } from "@baram/domain";
import {
  deleteXComsOfTaskInstances,
  type MetadataTransaction,
  type ScheduledTaskInstance,
  type StoredDagVersion,
  serializedDagsOf,
} from "@baram/metadata-store";
import { applyTaskInstanceTransitions } from "@baram/metadata-store/transitions";

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

/** Queues and starts instances that the caller has claimed in this transaction, each with a lease of its own. */
export async function startChosen(
  transaction: MetadataTransaction,
  chosen: readonly ScheduledTaskInstance[],
  input: Omit<StartTaskInstancesInput, "freeSlots">,
): Promise<readonly StartedTaskInstance[]> {
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
  const again = started
    .filter(({ instance }) => instance.tryNumber > 1 || instance.firstStartedAt !== null)
    .map(({ instance }) => instance.id);
  await deleteXComsOfTaskInstances(transaction, again);
  return started;
}
