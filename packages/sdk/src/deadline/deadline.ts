import type { Callbacks } from "../callback/callback.ts";
import type { Duration } from "../schedule/duration.ts";

/** By when a run, or a task of each run, has to have succeeded. One that has not by then has missed it. */
export interface Deadline {
  /**
   * From when the interval counts: the run's logical date, the moment it was queued, or a moment that is the same for
   * every run (an ISO text, without a zone in the Dag's, or a `Date`).
   */
  readonly reference: "logicalDate" | "queuedAt" | (string & {}) | Date;
  readonly interval: Duration;
  /** Called once when it is missed, with the reason `deadline_missed`. Without one the miss is only recorded. */
  readonly callback?: Callbacks;
}
