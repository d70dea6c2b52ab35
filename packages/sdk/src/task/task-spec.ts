import type { TriggerRule } from "@baram/domain";
import type { ShellOptions } from "../operators/bash-operator.ts";
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
  /** A text in the inputs or `templatesDict` that ends with one of these names a template file. Defaults to none. */
  readonly templatesExts?: readonly string[];
  /** Logs what the function returned. Defaults to `true`. */
  readonly showReturnValueInLogs?: boolean;
}

/** How a function becomes a short circuit. */
export interface ShortCircuitSpec<Rule extends TriggerRule = TriggerRule> extends TaskSpec<Rule> {
  /** Skips everything below instead of only the tasks directly below. Defaults to `true`. */
  readonly ignoreDownstreamTriggerRules?: boolean;
}

/** How a function becomes a task that runs the shell command it returns. */
export interface BashTaskSpec<Rule extends TriggerRule = TriggerRule, Result = string>
  extends Omit<TaskSpec<Rule>, "multipleOutputs" | "showReturnValueInLogs">,
    ShellOptions<Result> {}
