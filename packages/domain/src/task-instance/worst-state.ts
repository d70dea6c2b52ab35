import type { TaskInstanceState } from "./task-instance-state.ts";

/** From what needs a person most to what needs one least. */
const ATTENTION_ORDER: readonly TaskInstanceState[] = [
  "failed",
  "upstream_failed",
  "up_for_retry",
  "running",
  "restarting",
  "up_for_reschedule",
  "deferred",
  "queued",
  "scheduled",
  "success",
  "skipped",
  "none",
  "removed",
];

const ATTENTION = new Map(ATTENTION_ORDER.map((state, index) => [state, index]));

/** What several instances show as one: the state that needs attention most; `none` of no states. */
export function worstState(states: Iterable<TaskInstanceState>): TaskInstanceState {
  let worst: TaskInstanceState | null = null;
  for (const state of states) {
    if (worst === null || (ATTENTION.get(state) ?? 0) < (ATTENTION.get(worst) ?? 0)) worst = state;
  }
  return worst ?? "none";
}
