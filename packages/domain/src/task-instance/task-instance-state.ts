/** The states of a task instance: Airflow's own strings, and `none` for its null (created, not yet looked at). */
export const TASK_INSTANCE_STATES = [
  "none",
  "scheduled",
  "queued",
  "running",
  "success",
  "restarting",
  "failed",
  "up_for_retry",
  "up_for_reschedule",
  "upstream_failed",
  "skipped",
  "deferred",
  "removed",
] as const;

/** Where a task instance stands. */
export type TaskInstanceState = (typeof TASK_INSTANCE_STATES)[number];

const FINISHED = new Set<TaskInstanceState>(["success", "failed", "skipped", "upstream_failed", "removed"]);

/** Whether nothing happens to the instance any more until somebody clears it. */
export function isFinishedTaskInstanceState(state: TaskInstanceState): boolean {
  return FINISHED.has(state);
}
