import type { TaskInstanceState } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";

/** What a callback is told: the context of the task instance, and what has happened to it. */
export interface CallbackContext extends TaskContext {
  /** What the task instance has come to. A callback of a Dag is told of one instance of the run. */
  readonly state: TaskInstanceState;
  /**
   * What the task threw; `null` where nothing was. Where the process of the try is gone, an `Error` that says what is
   * known of its end.
   */
  readonly exception: unknown;
  /**
   * Why a callback of a Dag is called: `success`, `task_failure`, `all_tasks_deadlocked`, `timed_out`, `sla_miss`, or
   * `deadline_missed`, which callbacks of tasks are told, too. `null` otherwise.
   */
  readonly reason: string | null;
  /** What is asked of a person, for those who are told of that; absent otherwise. */
  readonly humanRequest?: HumanRequestInContext;
}

/** A question that waits for a person. */
export interface HumanRequestInContext {
  readonly subject: string;
  readonly body: string | null;
  readonly options: readonly string[];
  /** Where it is answered; `null` where the configuration has no `[api] base_url`. */
  readonly url: string | null;
}
