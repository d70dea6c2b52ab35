/** The states of a back-fill, in the order of its life. */
export const BACKFILL_STATES = ["queued", "running", "paused", "completed", "failed", "cancelled"] as const;

/** Where a back-fill stands. */
export type BackfillState = (typeof BACKFILL_STATES)[number];

/** The only words for changing a back-fill; `pause`, `resume` and `cancel` are a person's. */
export const BACKFILL_VERBS = ["start", "pause", "resume", "cancel", "complete", "fail"] as const;

/** One way to change a back-fill. */
export type BackfillVerb = (typeof BACKFILL_VERBS)[number];

type NextStateByVerb = Partial<Record<BackfillVerb, BackfillState>>;

/**
 * The whole life of a back-fill: where each verb leads from each state. A pair that is missing is refused.
 *
 * A paused one may still end: the runs that it has begun go on, and there may be none left to begin.
 */
const NEXT_STATE = {
  queued: { start: "running", pause: "paused", cancel: "cancelled", complete: "completed", fail: "failed" },
  running: { pause: "paused", cancel: "cancelled", complete: "completed", fail: "failed" },
  paused: { resume: "running", cancel: "cancelled", complete: "completed", fail: "failed" },
  completed: {},
  failed: {},
  cancelled: {},
} as const satisfies Record<BackfillState, NextStateByVerb>;

/** Decides a change of state. `null` is a refusal: normal where another process was first. */
export function nextBackfillState(from: BackfillState, verb: BackfillVerb): BackfillState | null {
  const nextByVerb: NextStateByVerb = NEXT_STATE[from];
  return nextByVerb[verb] ?? null;
}

/** Whether a back-fill still has something to do; a Dag has one such back-fill at most. */
export function isActiveBackfillState(state: BackfillState): boolean {
  return nextBackfillState(state, "cancel") !== null;
}
