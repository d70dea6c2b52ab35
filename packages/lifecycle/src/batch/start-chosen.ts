import {
  addSeconds,
  type Instant,
  type Resumption,
  resumptionOfTry,
  type SerializedTask,
  secondsBetween,
  taskGraph,
} from "@baram/domain";
import {
  deleteXComsOfTaskInstances,
  leaveToCommit,
  type MetadataTransaction,
  type ReturnValueOfRun,
  type ScheduledTaskInstance,
  type StoredDagVersion,
  serializedDagsOf,
} from "@baram/metadata-store";
import { applyTaskInstanceTransitions } from "@baram/metadata-store/transitions";
import { returnedValuesOf } from "./returned-values-of.ts";

/** An instance that runs now, with all that its workload needs. */
export interface StartedTaskInstance {
  readonly instance: ScheduledTaskInstance;
  readonly task: SerializedTask;
  readonly version: StoredDagVersion;
  readonly leaseToken: string;
  /** How the try goes on; `null` for one that begins. */
  readonly resumption: Resumption | null;
  /** What tasks returned that its inputs refer to; what is not here is to be asked for. */
  readonly returned: readonly ReturnValueOfRun[];
}

/** A task whose time is over while it is resumed is given this long to fail in order. */
const LEFT_SECONDS_MINIMUM = 1;

/** Who starts instances, and how many it can take. */
export interface StartTaskInstancesInput {
  readonly freeSlots: number;
  readonly hostname: string;
  readonly jobId: number;
  /** How long a lease is good without a heartbeat. */
  readonly leaseSeconds: number;
  readonly newLeaseToken: () => string;
  /** Whether nothing but what belongs to back-fills is started. Defaults to `false`. */
  readonly onlyBackfills?: boolean;
  /** What attempts returned that were finished in the same transaction, so that it is not read. */
  readonly returned?: readonly ReturnValueOfRun[];
  readonly now: Instant;
}

/** Queues and starts instances that the caller has claimed in this transaction, each with a lease of its own. */
export async function startChosen(
  transaction: MetadataTransaction,
  chosen: readonly ScheduledTaskInstance[],
  input: Omit<StartTaskInstancesInput, "freeSlots">,
): Promise<readonly StartedTaskInstance[]> {
  const started: Omit<StartedTaskInstance, "returned">[] = [];
  for (const instance of chosen) {
    const version = await serializedDagsOf(transaction).get(transaction, instance.dagVersionId);
    const task = taskGraph(version.dag).task(instance.taskId);
    const resumption = resumptionOfTry(instance.resumption, instance.tryNumber);
    const leaseToken = input.newLeaseToken();
    started.push({ instance, task: resumedTask(task, resumption, input.now), version, leaseToken, resumption });
  }
  const { now, hostname, jobId } = input;
  const leaseExpiresAt = addSeconds(now, input.leaseSeconds);
  const write = applyTaskInstanceTransitions(
    transaction,
    started.map(({ instance, leaseToken, resumption }) => ({
      instance,
      verbs: ["queue", "start"],
      changes: {
        queuedAt: now,
        startDate: resumption?.startDate ?? now,
        hostname,
        jobId,
        leaseToken,
        leaseExpiresAt,
        processId: null,
        // What a try goes on with is used once: were its attempt lost, the next try would begin anew.
        ...(instance.resumption === null ? {} : { resumption: null }),
      },
    })),
  );
  await leaveToCommit(transaction, write);
  // Parity: a task that runs again loses its XComs when it starts, but not when it goes on after a deferral.
  const again = started
    .filter(({ instance, resumption }) => resumption === null && hasRunBefore(instance))
    .map(({ instance }) => instance.id);
  await deleteXComsOfTaskInstances(transaction, again);
  const returned = await returnedValuesOf(transaction, started, input.returned ?? []);
  return started.map((attempt, index) => ({ ...attempt, returned: returned[index] ?? [] }));
}

function hasRunBefore({ tryNumber, firstStartedAt }: ScheduledTaskInstance): boolean {
  return tryNumber > 1 || firstStartedAt !== null;
}

/** Parity: what a task may take is counted from the start of its try, the time of its deferrals included. */
function resumedTask(task: SerializedTask, resumption: Resumption | null, now: Instant): SerializedTask {
  const { executionTimeoutSeconds } = task;
  if (resumption === null || executionTimeoutSeconds === null) return task;
  const left = executionTimeoutSeconds - secondsBetween(resumption.startDate, now);
  return { ...task, executionTimeoutSeconds: Math.max(LEFT_SECONDS_MINIMUM, left) };
}
