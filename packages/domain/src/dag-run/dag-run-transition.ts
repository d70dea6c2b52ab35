import { DAG_RUN_STATES, type DagRunState } from "./dag-run-state.ts";

/** The only words for changing a Dag run; the last three are a user's marks. */
export const DAG_RUN_VERBS = ["start", "succeed", "fail", "queue", "markSuccess", "markFailed", "markQueued"] as const;

/** One way to change a Dag run. */
export type DagRunVerb = (typeof DAG_RUN_VERBS)[number];

type NextStateByVerb = Partial<Record<DagRunVerb, DagRunState>>;

/**
 * The whole life of a Dag run: where each verb leads from each state. A pair that is missing is refused.
 *
 * `queue` re-opens a finished run, which is what a clear does; queued and running runs stay as they are.
 */
const NEXT_STATE = {
  queued: { start: "running", markSuccess: "success", markFailed: "failed" },
  running: { succeed: "success", fail: "failed", markSuccess: "success", markFailed: "failed", markQueued: "queued" },
  success: { queue: "queued", markFailed: "failed", markQueued: "queued" },
  failed: { queue: "queued", markSuccess: "success", markQueued: "queued" },
} as const satisfies Record<DagRunState, NextStateByVerb>;

/** Decides a change of state. `null` is a refusal: normal where another process was first. */
export function nextDagRunState(from: DagRunState, verb: DagRunVerb): DagRunState | null {
  const nextByVerb: NextStateByVerb = NEXT_STATE[from];
  return nextByVerb[verb] ?? null;
}

/** The states from which a verb leads somewhere, in the order of a run's life: a guard for SQL. */
export function dagRunStatesThatAllow(verb: DagRunVerb): readonly DagRunState[] {
  return DAG_RUN_STATES.filter((state) => nextDagRunState(state, verb) !== null);
}
