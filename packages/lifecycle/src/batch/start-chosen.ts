import {
  addSeconds,
  type Instant,
  type Resumption,
  resumptionOfTry,
  type SerializedTask,
  secondsBetween,
  type TaskInstanceVerb,
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
import { applyTaskInstanceTransitions, type TaskInstanceChanges } from "@baram/metadata-store/transitions";
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

/** An instance that is about to start, and what is written of it. */
export interface PreparedStart {
  readonly attempt: Omit<StartedTaskInstance, "returned">;
  readonly changes: Partial<TaskInstanceChanges>;
}

/** What becomes of an instance that starts: it is not seen while it is queued. */
export const START_VERBS = ["queue", "start"] as const satisfies readonly TaskInstanceVerb[];

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

/** Gives each instance its lease, and says what is written of it. */
export async function prepareStarts(
  transaction: MetadataTransaction,
  chosen: readonly ScheduledTaskInstance[],
  input: Omit<StartTaskInstancesInput, "freeSlots">,
): Promise<readonly PreparedStart[]> {
  const { now, hostname, jobId } = input;
  const leaseExpiresAt = addSeconds(now, input.leaseSeconds);
  const starts: PreparedStart[] = [];
  for (const instance of chosen) {
    const version = await serializedDagsOf(transaction).get(transaction, instance.dagVersionId);
    const resumption = resumptionOfTry(instance.resumption, instance.tryNumber);
    const task = resumedTask(taskGraph(version.dag).task(instance.taskId), resumption, now);
    const leaseToken = input.newLeaseToken();
    const changes = {
      queuedAt: now,
      startDate: resumption?.startDate ?? now,
      hostname,
      jobId,
      leaseToken,
      leaseExpiresAt,
      processId: null,
      // What a try goes on with is used once: were its attempt lost, the next try would begin anew.
      ...(instance.resumption === null ? {} : { resumption: null }),
    };
    starts.push({ attempt: { instance, task, version, leaseToken, resumption }, changes });
  }
  return starts;
}

/** Writes starts of instances that are stored as scheduled. */
export async function writeStarts(transaction: MetadataTransaction, starts: readonly PreparedStart[]): Promise<void> {
  const write = applyTaskInstanceTransitions(
    transaction,
    starts.map(({ attempt, changes }) => ({ instance: attempt.instance, verbs: START_VERBS, changes })),
  );
  await leaveToCommit(transaction, write);
}

/** Forgets what instances have stored that start again, and reads what starts are given. */
export async function completeStarts(
  transaction: MetadataTransaction,
  starts: readonly PreparedStart[],
  input: Pick<StartTaskInstancesInput, "returned">,
): Promise<readonly StartedTaskInstance[]> {
  // Parity: a task that runs again loses its XComs when it starts, but not when it goes on after a deferral.
  const attempts = starts.map(({ attempt }) => attempt);
  const again = attempts
    .filter(({ instance, resumption }) => resumption === null && hasRunBefore(instance))
    .map(({ instance }) => instance.id);
  await deleteXComsOfTaskInstances(transaction, again);
  const returned = await returnedValuesOf(transaction, attempts, input.returned ?? []);
  return attempts.map((attempt, index) => ({ ...attempt, returned: returned[index] ?? [] }));
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
