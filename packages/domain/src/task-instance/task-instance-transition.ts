import { TASK_INSTANCE_STATES, type TaskInstanceState } from "./task-instance-state.ts";

/** The only words for changing a task instance, in code, logs, the CLI and the web UI; the last three are a user's marks. */
export const TASK_INSTANCE_VERBS = [
  "schedule",
  "queue",
  "start",
  "succeed",
  "fail",
  "retry",
  "skip",
  "defer",
  "resume",
  "reschedule",
  "failUpstream",
  "restart",
  "remove",
  "clear",
  "markSuccess",
  "markFailed",
  "markSkipped",
] as const;

/** One way to change a task instance. */
export type TaskInstanceVerb = (typeof TASK_INSTANCE_VERBS)[number];

type NextStateByVerb = Partial<Record<TaskInstanceVerb, TaskInstanceState>>;

/** A user's mark is written over whatever is there; a running attempt loses its lease by it. */
const MARKS = { markSuccess: "success", markFailed: "failed", markSkipped: "skipped" } as const;

/** A finished instance runs again only when it is cleared; its task may also leave the Dag. */
const FINISHED = { ...MARKS, clear: "none", remove: "removed" } as const;

/**
 * The whole life of a task instance: where each verb leads from each state.
 *
 * A pair that is missing is refused. `satisfies` makes the compiler ask for a row when a state is added, so a new
 * state cannot be forgotten here.
 *
 * Parity: `skip` is allowed from nearly everywhere. A task skips itself while it runs; the trigger rule skips what
 * has not started; a branch, a short circuit, a fail-stop and the timeout of a run write `skipped` over whatever is
 * there, finished instances included (they keep their try). Who may not touch a running instance (a branch) asks
 * {@link STATES_A_BRANCH_MAY_SKIP}.
 */
const NEXT_STATE = {
  none: {
    ...MARKS,
    schedule: "scheduled",
    // An EmptyOperator is settled without a worker.
    succeed: "success",
    skip: "skipped",
    failUpstream: "upstream_failed",
    remove: "removed",
    // Clearing twice is allowed and counts no extra try.
    clear: "none",
  },
  scheduled: { ...MARKS, queue: "queued", succeed: "success", skip: "skipped", remove: "removed", clear: "none" },
  queued: {
    ...MARKS,
    start: "running",
    // A workload that no worker took goes back to wait for its slot again, in the same try.
    schedule: "scheduled",
    fail: "failed",
    retry: "up_for_retry",
    skip: "skipped",
    remove: "removed",
    clear: "none",
  },
  running: {
    ...MARKS,
    succeed: "success",
    fail: "failed",
    retry: "up_for_retry",
    skip: "skipped",
    defer: "deferred",
    reschedule: "up_for_reschedule",
    // Clearing it means stopping it first.
    restart: "restarting",
    remove: "removed",
  },
  deferred: {
    ...MARKS,
    resume: "scheduled",
    fail: "failed",
    retry: "up_for_retry",
    skip: "skipped",
    remove: "removed",
    clear: "none",
  },
  // Parity: a cleared running task is stopped first and always gets another try, even when its retries are used up.
  restarting: { ...MARKS, retry: "up_for_retry", fail: "failed", skip: "skipped", remove: "removed" },
  up_for_retry: {
    ...MARKS,
    schedule: "scheduled",
    // Its upstream may have been cleared and may have ended otherwise in the meantime.
    skip: "skipped",
    failUpstream: "upstream_failed",
    remove: "removed",
    clear: "none",
  },
  up_for_reschedule: {
    ...MARKS,
    schedule: "scheduled",
    fail: "failed",
    skip: "skipped",
    failUpstream: "upstream_failed",
    remove: "removed",
    clear: "none",
  },
  success: { ...FINISHED, skip: "skipped" },
  failed: { ...FINISHED, skip: "skipped" },
  upstream_failed: { ...FINISHED, skip: "skipped" },
  skipped: FINISHED,
  removed: { ...MARKS, clear: "none", skip: "skipped" },
} as const satisfies Record<TaskInstanceState, NextStateByVerb>;

/**
 * Decides a change of state; writing it down is the metadata store's work.
 *
 * A refusal is `null`, not an error: with two schedulers on one database it is normal to decide from a state that
 * another process has already moved on from. Marking an instance with the state it has is refused too: there is
 * nothing to change.
 */
export function nextTaskInstanceState(from: TaskInstanceState, verb: TaskInstanceVerb): TaskInstanceState | null {
  const nextByVerb: NextStateByVerb = NEXT_STATE[from];
  const to = nextByVerb[verb];
  if (to === undefined) return null;
  return to === from && verb !== "clear" ? null : to;
}

const STATES_BY_VERB = new Map<TaskInstanceVerb, readonly TaskInstanceState[]>(
  TASK_INSTANCE_VERBS.map((verb) => [
    verb,
    TASK_INSTANCE_STATES.filter((state) => nextTaskInstanceState(state, verb) !== null),
  ]),
);

/** The states from which a verb leads somewhere, in the order of {@link TASK_INSTANCE_STATES}: a guard for SQL. */
export function statesThatAllow(verb: TaskInstanceVerb): readonly TaskInstanceState[] {
  return STATES_BY_VERB.get(verb) ?? [];
}

/**
 * The states over which a branch or a short circuit writes `skipped`.
 *
 * An instance that is running at that moment is left alone: its own end decides.
 */
export const STATES_A_BRANCH_MAY_SKIP: readonly TaskInstanceState[] = statesThatAllow("skip").filter(
  (state) => state !== "running" && state !== "restarting" && state !== "removed",
);
