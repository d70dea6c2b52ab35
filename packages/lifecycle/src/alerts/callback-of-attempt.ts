import { isToldOf, type TaskInstanceState } from "@baram/domain";
import type { NewCallback } from "@baram/metadata-store";
import type { BatchedTaskInstance } from "../batch/batched-task-instance.ts";
import type { FinishedAttempt } from "../batch/finished-attempt.ts";

/** What an attempt that ended in a state means for those who are told of it. */
const EVENTS: Partial<Record<TaskInstanceState, "success" | "skipped" | "failure" | "retry">> = {
  success: "success",
  skipped: "skipped",
  failed: "failure",
  up_for_retry: "retry",
};

/** Whom somebody else has to tell of an attempt because its own process did not. `null` where nobody is told of it. */
export function callbackOfAttempt(
  { row, run, state, tryNumber }: BatchedTaskInstance,
  { areCallbacksDone = false, outcome }: FinishedAttempt,
): NewCallback | null {
  const task = areCallbacksDone ? null : run.graph.findTask(row.taskId);
  const event = EVENTS[state];
  if (task === null || event === undefined || !isToldOf(task, event)) return null;
  const exception = outcome.kind === "failed" || outcome.kind === "skipped" ? outcome.message : null;
  const { dagId, dagRunId, id: taskInstanceId } = row;
  return { dagId, dagRunId, taskInstanceId, call: { kind: "task", event, exception, tryNumber } };
}
