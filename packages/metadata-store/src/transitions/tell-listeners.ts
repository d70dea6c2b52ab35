import type { DagRunVerb, Instant, ListenerEvent, TaskInstanceState, TaskInstanceVerb } from "@baram/domain";
import type { LockedDagRun } from "../dag-runs/claim-dag-runs.ts";
import type { LockedTaskInstance } from "../task-instances/locked-task-instance.ts";

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

/** What a transition changes that listeners are told of. */
interface ToldChanges {
  readonly startDate?: Instant | null;
  readonly endDate?: Instant | null;
  readonly stateReason?: string | null;
}

/** A transition of a task instance, as far as listeners are concerned. */
interface ToldTaskInstanceTransition {
  readonly instance: LockedTaskInstance;
  readonly verbs: readonly TaskInstanceVerb[];
  readonly changes: ToldChanges & { readonly mapIndex?: number; readonly tryNumber?: number };
}

/** A transition of a run, as far as listeners are concerned. */
interface ToldDagRunTransition {
  readonly dagRun: LockedDagRun;
  readonly verb: DagRunVerb | null;
  readonly changes: ToldChanges;
}

/**
 * What listeners hear of a transition; `null` where it is nothing to them.
 *
 * Parity: a mark by hand has verbs of its own, of which nobody hears, and so is an attempt passed over that was stopped
 * because it was cleared.
 */
export function eventOfTaskInstance(
  { instance, verbs, changes }: ToldTaskInstanceTransition,
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
export function eventOfDagRun({ dagRun, verb, changes }: ToldDagRunTransition): ListenerEvent | null {
  const event = verb === null ? undefined : EVENTS_OF_DAG_RUNS[verb];
  if (event === undefined) return null;
  const { dagId, runId, runType, logicalDate, dataIntervalStart, dataIntervalEnd } = dagRun;
  const { startDate, endDate } = { ...dagRun, ...changes };
  const dates = { logicalDate, dataIntervalStart, dataIntervalEnd, startDate, endDate };
  const told = { dagId, runId, runType, state: event, ...dates };
  return { kind: "dagRun", event, dagRun: told, message: changes.stateReason ?? "" };
}
