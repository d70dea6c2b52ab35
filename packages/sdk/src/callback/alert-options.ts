import type { Deadline } from "../deadline/deadline.ts";
import type { Duration } from "../schedule/duration.ts";
import type { Callbacks, SlaMissCallback } from "./callback.ts";
import type { CallbackContext } from "./callback-context.ts";

/** Whom a task tells what happens to it. */
export interface TaskAlertOptions {
  /** Called before `execute`, in the process of the try. */
  readonly onExecuteCallback?: Callbacks;
  /** Called when a try has succeeded. */
  readonly onSuccessCallback?: Callbacks;
  /** Called when a try has failed that is tried again. */
  readonly onRetryCallback?: Callbacks;
  /** Called when a try has failed and none is left. */
  readonly onFailureCallback?: Callbacks;
  /** Called when the task has skipped itself; not when what is upstream of it has it skipped. */
  readonly onSkippedCallback?: Callbacks;
  /**
   * Whether a failed try that has tries left is tried again, by what it threw. Defaults to always. Not asked where the
   * process of the try is gone.
   */
  readonly retryIf?: (error: unknown, context: CallbackContext) => boolean | Promise<boolean>;
  /** Addresses that are told when a try fails: a list, or a text with commas or semicolons. */
  readonly email?: string | readonly string[];
  /** Whether `email` is told when no try is left. Defaults to the installation's configuration, which defaults to `true`. */
  readonly emailOnFailure?: boolean;
  /** Whether `email` is told when the task is tried again. Defaults to the installation's configuration, which defaults to `true`. */
  readonly emailOnRetry?: boolean;
  /** How long after the logical date of a scheduled run the task has to have succeeded; see `slaMissCallback` of the Dag. */
  readonly sla?: Duration;
  /** By when the task has to have succeeded in each run. */
  readonly deadline?: Deadline | readonly Deadline[];
}

/** Whom a Dag tells what happens to its runs. */
export interface DagAlertOptions {
  /** Called when a run has succeeded. */
  readonly onSuccessCallback?: Callbacks;
  /** Called when a run has failed. */
  readonly onFailureCallback?: Callbacks;
  /** Called with the SLAs of tasks that were missed. */
  readonly slaMissCallback?: SlaMissCallback | readonly SlaMissCallback[];
  /** By when each run has to have succeeded. */
  readonly deadline?: Deadline | readonly Deadline[];
}

/** The names of {@link TaskAlertOptions}. */
export const TASK_ALERT_NAMES = {
  onExecuteCallback: true,
  onSuccessCallback: true,
  onRetryCallback: true,
  onFailureCallback: true,
  onSkippedCallback: true,
  retryIf: true,
  email: true,
  emailOnFailure: true,
  emailOnRetry: true,
  sla: true,
  deadline: true,
} as const satisfies Record<keyof TaskAlertOptions, true>;

/** The names of {@link DagAlertOptions}. */
export const DAG_ALERT_NAMES = {
  onSuccessCallback: true,
  onFailureCallback: true,
  slaMissCallback: true,
  deadline: true,
} as const satisfies Record<keyof DagAlertOptions, true>;
