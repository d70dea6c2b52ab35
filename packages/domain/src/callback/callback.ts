import type { Instant } from "../time/instant.ts";

/** What authors can have functions called for when it happens to a task. */
export type TaskCallbackEvent = "execute" | "success" | "retry" | "failure" | "skipped";

/** What authors can have functions called for when it happens to a Dag. */
export type DagCallbackEvent = "success" | "failure" | "slaMiss";

/** Who is told by e-mail that a task failed. */
export interface SerializedEmail {
  readonly to: readonly string[];
  /** `null` leaves it to the installation's configuration. */
  readonly onFailure: boolean | null;
  /** `null` leaves it to the installation's configuration. */
  readonly onRetry: boolean | null;
}

/** A task that missed its SLA, and for which logical date. */
export interface MissedSla {
  readonly taskId: string;
  readonly logicalDate: Instant;
}

/** What author code is told of after the fact, with all that is known of it. */
export type CallbackCall =
  /** A try ended whose own process could not tell. */
  | {
      readonly kind: "task";
      readonly event: Exclude<TaskCallbackEvent, "execute">;
      /** What went wrong, in one sentence; `null` where nothing did. */
      readonly exception: string | null;
      readonly tryNumber: number;
    }
  | {
      readonly kind: "dag";
      readonly event: "success" | "failure";
      /** `success`, `task_failure`, `all_tasks_deadlocked` or `timed_out`. */
      readonly reason: string;
    }
  | {
      readonly kind: "deadline";
      /** `null` for a deadline of the whole run. */
      readonly taskId: string | null;
      /** Which of the deadlines of the task, or the Dag, counted from 0. */
      readonly position: number;
      readonly dueAt: Instant;
    }
  | {
      readonly kind: "slaMiss";
      readonly slas: readonly MissedSla[];
      /** The instances of those dates that have not succeeded. */
      readonly blocking: readonly MissedSla[];
    };
