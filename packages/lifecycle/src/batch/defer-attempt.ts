import { addSeconds, type Instant, stateReason } from "@baram/domain";
import type { TaskInstanceChanges } from "@baram/metadata-store/transitions";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import type { AttemptEnd } from "./finished-attempt.ts";
import { humanRequestOf } from "./human-request-of.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/**
 * Gives an attempt's slot up until its trigger has an event.
 *
 * Parity: the trigger waits no longer than the deferral says, and no longer than the task may execute, counted from the
 * start of its try; the earlier of the two counts.
 */
export function deferAttempt(
  batch: TransitionBatch,
  instance: BatchedTaskInstance,
  given: {
    readonly deferral: Extract<AttemptEnd, { kind: "deferred" }>;
    readonly ended: Partial<TaskInstanceChanges> & { readonly endDate: Instant };
  },
): void {
  const { row, run } = instance;
  const { trigger, methodName, methodKwargs, timeoutSeconds } = given.deferral;
  const executionSeconds = run.graph.findTask(row.taskId)?.executionTimeoutSeconds ?? null;
  const ends = [
    { of: "trigger", at: timeoutSeconds === null ? null : addSeconds(given.ended.endDate, timeoutSeconds) },
    {
      of: "execution",
      at: executionSeconds === null ? null : addSeconds(row.startDate ?? batch.now, executionSeconds),
    },
  ] as const;
  const [end] = ends.filter(({ at }) => at !== null).sort((one, other) => Number(one.at) - Number(other.at));
  const request = humanRequestOf(trigger);
  const waitsFor =
    request === null
      ? stateReason("waits-for-trigger", { trigger: trigger.classpath })
      : stateReason("waits-for-person");
  instance.apply("defer", {
    ...given.ended,
    endDate: null,
    retryAt: end?.at ?? null,
    stateReason: waitsFor,
  });
  batch.addTrigger({
    taskInstanceId: row.id,
    ...trigger,
    methodName,
    methodKwargs,
    createdAt: batch.now,
    timeoutOf: end?.of ?? null,
  });
  if (request === null) return;
  const { id: taskInstanceId } = row;
  const { tryNumber } = instance;
  batch.addHumanRequest({
    ...request,
    taskInstanceId,
    tryNumber,
    createdAt: batch.now,
    expiresAt: end?.at ?? null,
  });
}
