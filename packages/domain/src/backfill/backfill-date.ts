import type { DagRunState } from "../dag-run/dag-run-state.ts";

/** What a back-fill does with the runs that its dates have already. */
export const RERUN_BEHAVIORS = ["none", "failed", "completed"] as const;

/**
 * `none` leaves them as they are, `failed` clears what failed in those that failed, `completed` clears every finished
 * one.
 */
export type RerunBehavior = (typeof RERUN_BEHAVIORS)[number];

/**
 * Where one date of a back-fill stands: not begun, with a run under way, its run ended so, or left alone because of the
 * run that was there.
 */
export const BACKFILL_DATE_STATES = ["planned", "active", "success", "failed", "left"] as const;

/** Where one date of a back-fill stands. */
export type BackfillDateState = (typeof BACKFILL_DATE_STATES)[number];

/** What a back-fill does for one of its dates. */
export type BackfillAction =
  | { readonly kind: "create" }
  /** The run goes on under the back-fill: with all of it cleared, or only what failed. */
  | { readonly kind: "clear"; readonly onlyFailed: boolean }
  /** A run that was left out tasks that are to run now: they are added, what there is stays. */
  | { readonly kind: "extend" }
  | { readonly kind: "leave"; readonly state: "left" | "failed"; readonly reason: BackfillLeaveReason };

/** Why a date was left alone. */
export type BackfillLeaveReason = "run_succeeded" | "run_failed" | "run_in_flight" | "run_deleted";

/** The run that a date has already. */
export interface RunOfDate {
  readonly state: DagRunState;
  /** The tasks that it was limited to; `null` for a run of the whole Dag. */
  readonly taskIds: readonly string[] | null;
}

/**
 * Decides what a back-fill does for a date.
 *
 * Parity: a run that is on its way is nobody's but its own; one that has failed fails the back-fill, unless it is to
 * run again; what has succeeded in a run stays.
 *
 * @param given.taskIds that the back-fill is limited to; `null` for the whole Dag.
 */
export function decideBackfillAction(given: {
  readonly run: RunOfDate | null;
  readonly rerunBehavior: RerunBehavior;
  readonly taskIds: readonly string[] | null;
}): BackfillAction {
  const { run, rerunBehavior } = given;
  if (run === null) return { kind: "create" };
  switch (run.state) {
    case "queued":
    case "running":
      return { kind: "leave", state: "left", reason: "run_in_flight" };
    case "failed":
      if (rerunBehavior === "none") return { kind: "leave", state: "failed", reason: "run_failed" };
      return { kind: "clear", onlyFailed: rerunBehavior === "failed" };
    case "success":
      if (rerunBehavior === "completed") return { kind: "clear", onlyFailed: false };
      return lacksTasks(run, given.taskIds)
        ? { kind: "extend" }
        : { kind: "leave", state: "left", reason: "run_succeeded" };
  }
}

function lacksTasks(run: RunOfDate, taskIds: readonly string[] | null): boolean {
  if (run.taskIds === null) return false;
  const present = new Set(run.taskIds);
  return taskIds === null || taskIds.some((taskId) => !present.has(taskId));
}
