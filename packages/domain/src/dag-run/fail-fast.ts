import type { TaskInstanceState } from "../task-instance/task-instance-state.ts";

/** Why a run that is still on its way will fail: one failed task has stopped the others. */
export const FAIL_FAST_REASON = "fail_fast";

/**
 * What becomes of another instance of a fail-fast run when one has failed for good; `null` leaves it as it is.
 *
 * Parity: whatever has neither succeeded nor failed is dealt with, settled instances included; teardowns are left alone.
 */
export function decideFailFast({
  state,
  isTeardown,
}: {
  readonly state: TaskInstanceState;
  readonly isTeardown: boolean;
}): "fail" | "skip" | null {
  if (isTeardown || state === "success" || state === "failed" || state === "skipped") return null;
  return state === "running" || state === "restarting" ? "fail" : "skip";
}
