import type { DagInContext } from "../context/task-context.ts";
import type { CallbackContext } from "./callback-context.ts";
import type { Notifier } from "./notifier.ts";

/** A function that is told what has happened. What it returns is awaited; what it throws is logged and nothing more. */
export type CallbackFunction = (context: CallbackContext) => unknown;

/** Told what has happened: a function, or a {@link Notifier}. */
export type Callback = CallbackFunction | Notifier;

/** One callback, or several, called in their order. */
export type Callbacks = Callback | readonly Callback[];

/** A task that missed its SLA, or keeps one from being met. */
export interface SlaMiss {
  readonly taskId: string;
  readonly logicalDate: Date;
}

/** Told once of all SLAs that were missed since it was told last. The two texts have a line `task on date` for each. */
export type SlaMissCallback =
  | ((
      dag: DagInContext,
      taskList: string,
      blockingTaskList: string,
      slas: readonly SlaMiss[],
      blockingTaskInstances: readonly SlaMiss[],
    ) => unknown)
  | Notifier;
