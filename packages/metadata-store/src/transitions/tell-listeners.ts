import type { DagRunVerb, ListenerEvent, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import type { DagRunTransition } from "./apply-dag-run-transitions.ts";
import type { TaskInstanceTransition } from "./apply-task-instance-transitions.ts";

const EVENTS_OF_TASK_INSTANCES: Partial<Record<TaskInstanceVerb, "running" | "success" | "failed">> = {
  start: "running",
  succeed: "success",
  fail: "failed",
  retry: "failed",
};

const EVENTS_OF_DAG_RUNS: Partial<Record<DagRunVerb, "running" | "success" | "failed">> = {
  start: "running",
  succeed: "success",
  fail: "failed",
};

/**
 * What listeners hear of a transition; `null` where it is nothing to them.
 *
 * Parity: a mark by hand has verbs of its own, of which nobody hears, and so is an attempt passed over that was stopped
 * because it was cleared.
 */
export function eventOfTaskInstance(
  { instance, verbs, changes }: TaskInstanceTransition,
  { previousState, state }: { readonly previousState: TaskInstanceState; readonly state: TaskInstanceState },
): ListenerEvent | null {
  const verb = verbs.at(-1);
  const event = verb === undefined ? undefined : EVENTS_OF_TASK_INSTANCES[verb];
  if (event === undefined || instance.state === "restarting") return null;
  const { dagId, runId, taskId, operator, logicalDate } = instance;
  const { mapIndex, tryNumber, startDate, endDate } = { ...instance, ...changes };
  const error = event === "failed" ? (changes.stateReason ?? null) : null;
  const taskInstance = { dagId, runId, taskId, mapIndex, tryNumber, operator, state, logicalDate, startDate, endDate };
  return { kind: "taskInstance", event, previousState, taskInstance, error };
}

/** The same of a run. */
export function eventOfDagRun({ dagRun, verb, changes }: DagRunTransition): ListenerEvent | null {
  const event = verb === null ? undefined : EVENTS_OF_DAG_RUNS[verb];
  if (event === undefined) return null;
  const { dagId, runId, runType, logicalDate, dataIntervalStart, dataIntervalEnd } = dagRun;
  const { startDate, endDate } = { ...dagRun, ...changes };
  const dates = { logicalDate, dataIntervalStart, dataIntervalEnd, startDate, endDate };
  const told = { dagId, runId, runType, state: event, ...dates };
  return { kind: "dagRun", event, dagRun: told, message: changes.stateReason ?? "" };
}
