import type { TriggerRule } from "@baram/domain";
import type { FormerTaskOptions, TaskDates, TaskOptions } from "../options/operator-options.ts";

/** How a function becomes a task: the second (or third) argument of `dag.task`. */
export interface TaskSpec<Rule extends TriggerRule = TriggerRule, MultipleOutputs extends boolean = boolean>
  extends TaskOptions<Rule>,
    TaskDates,
    FormerTaskOptions {
  /** Defaults to the function's name. */
  readonly taskId?: string;
  /** Shown in place of the id. */
  readonly taskDisplayName?: string;
  /** Stores each key of a returned object as an XCom of its own too. Defaults to `false`. */
  readonly multipleOutputs?: MultipleOutputs;
  /** The names of the inputs, for authors without a compiler: others, and missing ones, are refused at load. */
  readonly inputs?: readonly string[];
  /** Rendered, and given to the function as `context.templatesDict`. */
  readonly templatesDict?: Readonly<Record<string, unknown>>;
  /** Logs what the function returned. Defaults to `true`. */
  readonly showReturnValueInLogs?: boolean;
}

/** How a function becomes a short circuit. */
export interface ShortCircuitSpec<Rule extends TriggerRule = TriggerRule> extends TaskSpec<Rule> {
  /** Skips everything below instead of only the tasks directly below. Defaults to `true`. */
  readonly ignoreDownstreamTriggerRules?: boolean;
}

/** How a function becomes a task that runs the shell command it returns. */
export interface BashTaskSpec<Rule extends TriggerRule = TriggerRule> extends Omit<TaskSpec<Rule>, "multipleOutputs"> {
  /** The command's whole environment, or an addition to the runner's with `appendEnv`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Defaults to `false`. */
  readonly appendEnv?: boolean;
  /** Defaults to an empty folder that is removed afterwards. */
  readonly cwd?: string;
  /** Exit codes that skip the task. Defaults to 99; `null` for none. */
  readonly skipOnExitCode?: number | readonly number[] | null;
}
