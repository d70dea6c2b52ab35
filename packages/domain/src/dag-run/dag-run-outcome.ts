import type { SerializedTask } from "../serialized-dag/serialized-dag.ts";
import type { TaskGraph } from "../serialized-dag/task-graph.ts";
import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";

/** Why a run ended: Airflow's own strings. */
export const DAG_RUN_END_REASONS = ["success", "task_failure", "all_tasks_deadlocked", "timed_out"] as const;

/** Why a run ended. */
export type DagRunEndReason = (typeof DAG_RUN_END_REASONS)[number];

/** Asked for every task that ends, so it is remembered as long as the graph is in memory. */
const LEAVES = new WeakMap<TaskGraph, readonly string[]>();

/**
 * The tasks whose instances decide how a run ends: those with nothing below them but teardowns that may be ignored.
 *
 * Parity: a teardown with `onFailureFailDagRun` counts in place of the work in front of it. In a Dag of nothing but
 * teardowns, those without a downstream count.
 */
export function leafTaskIds(graph: TaskGraph): readonly string[] {
  const known = LEAVES.get(graph);
  if (known !== undefined) return known;
  const found = findLeaves(graph);
  LEAVES.set(graph, found);
  return found;
}

function findLeaves(graph: TaskGraph): readonly string[] {
  const mayBeIgnored = (taskId: string) => {
    const task = graph.task(taskId);
    return task.isTeardown && !task.onFailureFailDagRun;
  };
  const leaves = graph.taskIds.filter((id) => !mayBeIgnored(id) && graph.downstreamIds(id).every(mayBeIgnored));
  return leaves.length > 0 ? leaves : graph.taskIds.filter((id) => graph.downstreamIds(id).length === 0);
}

/**
 * How a run ends, `null` while it goes on.
 *
 * @returns `success` for a run without instances too; removed instances count for nothing.
 */
export function decideDagRunOutcome(given: {
  /** The instances of the {@link leafTaskIds}. */
  readonly countingStates: readonly TaskInstanceState[];
  /** Over all instances of the run. */
  readonly unfinishedCount: number;
}): "success" | "failed" | null {
  if (given.unfinishedCount > 0) return null;
  return given.countingStates.some((state) => state === "failed" || state === "upstream_failed") ? "failed" : "success";
}

/** States in which an instance moves on by itself, or is moved on by time: none of these is ever stuck. */
const MOVES_ON: ReadonlySet<TaskInstanceState> = new Set<TaskInstanceState>([
  "scheduled",
  "queued",
  "running",
  "restarting",
  "deferred",
  "up_for_retry",
  "up_for_reschedule",
]);

/**
 * Whether a run can never end by itself: something is unfinished, and nothing of it can start, ever.
 *
 * Parity: an unfinished task that waits for its past, or whose instances are limited in number, keeps the run from
 * being called deadlocked: another run may free it.
 */
export function isDeadlocked(given: {
  /** Every unfinished instance of the run, with its task. */
  readonly unfinished: readonly { readonly state: TaskInstanceState; readonly task: SerializedTask }[];
  /** Whether one of them is ready. */
  readonly anyReady: boolean;
  /** Whether one was settled while they were looked at: others may be ready by it. */
  readonly anyChanged: boolean;
}): boolean {
  if (given.unfinished.length === 0 || given.anyReady || given.anyChanged) return false;
  return given.unfinished.every(({ state, task }) => !MOVES_ON.has(state) && !waitsForOtherRuns(task));
}

function waitsForOtherRuns(task: SerializedTask): boolean {
  return (
    task.dependsOnPast ||
    task.waitForDownstream ||
    task.maxActiveTisPerDag !== null ||
    task.maxActiveTisPerDagRun !== null
  );
}
