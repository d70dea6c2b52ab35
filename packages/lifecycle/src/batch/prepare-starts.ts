import {
  addSeconds,
  type Instant,
  type Resumption,
  resumptionOfTry,
  type SerializedTask,
  secondsBetween,
  taskGraph,
} from "@baram/domain";
import { type MetadataTransaction, type ScheduledTaskInstance, serializedDagsOf } from "@baram/metadata-store";
import type { TaskInstanceChanges } from "@baram/metadata-store/transitions";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./started-task-instance.ts";

/** An instance that is about to start, and what is written of it. */
export interface PreparedStart {
  readonly attempt: Omit<StartedTaskInstance, "returned">;
  readonly changes: Partial<TaskInstanceChanges>;
}

/** A task whose time is over while it is resumed is given this long to fail in order. */
const LEFT_SECONDS_MINIMUM = 1;

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

/** Parity: what a task may take is counted from the start of its try, the time of its deferrals included. */
function resumedTask(task: SerializedTask, resumption: Resumption | null, now: Instant): SerializedTask {
  const { executionTimeoutSeconds } = task;
  if (resumption === null || executionTimeoutSeconds === null) return task;
  const left = executionTimeoutSeconds - secondsBetween(resumption.startDate, now);
  return { ...task, executionTimeoutSeconds: Math.max(LEFT_SECONDS_MINIMUM, left) };
}
