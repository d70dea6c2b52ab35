import type { TriggerRule, WeightRule } from "@baram/domain";
import type { Asset, AssetAlias } from "../asset/asset.ts";
import { TASK_ALERT_NAMES, type TaskAlertOptions } from "../callback/alert-options.ts";
import type { AnyDag } from "../dag/any-dag.ts";
import type { ParamDeclarations } from "../params/param.ts";
import type { Duration } from "../schedule/duration.ts";

/** What can be set for every task, one by one or in the `defaultArgs` of a Dag or a task group. */
export interface TaskOptions<Rule extends TriggerRule = TriggerRule> extends TaskAlertOptions {
  /** When the states of the upstream tasks let this one run. Defaults to `all_success`. */
  readonly triggerRule?: Rule;
  /** How often a failed task is tried again. Defaults to `[core] default_task_retries`, 0. */
  readonly retries?: number;
  /** How long after a failure it is tried again. Defaults to `[core] default_task_retry_delay`, 5 minutes. */
  readonly retryDelay?: Duration;
  /** Doubles the delay with every try, with a spread. Defaults to `false`. */
  readonly retryExponentialBackoff?: boolean;
  /** The longest that a growing delay may become. Never longer than `[core] max_task_retry_delay`, a day. */
  readonly maxRetryDelay?: Duration;
  /**
   * A try that takes longer is stopped and has failed; `null` for no limit. Defaults to
   * `[core] default_task_execution_timeout`, no limit.
   */
  readonly executionTimeout?: Duration | null;
  /** Waits for the task's success (or skip) in the run before. Defaults to `false`. */
  readonly dependsOnPast?: boolean;
  /** Waits also for the tasks directly downstream in the run before. Defaults to `false`. */
  readonly waitForDownstream?: boolean;
  /**
   * Lets a task that no earlier run has start although `dependsOnPast` is set. Defaults to
   * `[scheduler] ignore_first_depends_on_past_by_default`, `true`.
   */
  readonly ignoreFirstDependsOnPast?: boolean;
  /** The pool whose slots the task takes. Defaults to `default_pool`. */
  readonly pool?: string;
  /** Defaults to 1. */
  readonly poolSlots?: number;
  /** Which workers may take the task. Defaults to `[operators] default_queue`, `default`. */
  readonly queue?: string;
  /** Tasks of more weight are queued first. Defaults to 1. */
  readonly priorityWeight?: number;
  /** Whose weights are added to the task's own. Defaults to `[core] default_task_weight_rule`, `downstream`. */
  readonly weightRule?: WeightRule;
  /** How many instances of the task may run at once over all runs. */
  readonly maxActiveTisPerDag?: number;
  /** How many instances of the task may run at once within one run. */
  readonly maxActiveTisPerDagrun?: number;
  /** `process` gives every try a process of its own. Defaults to the Dag's, which defaults to `shared`. */
  readonly isolation?: "shared" | "process";
  /** Stores what the task returns as the XCom `return_value`. Defaults to `true`. */
  readonly doXcomPush?: boolean;
  /**
   * Names the instances of a mapped task in place of their map index. A template, rendered after the function ran; it
   * may use what the function put into `context.templateVariables`.
   */
  readonly mapIndexTemplate?: string;
  /** Params of this task alone, over the Dag's. */
  readonly params?: ParamDeclarations;
  /** Assets that the task reads. They are shown, and their events can be read in the context. */
  readonly inlets?: readonly (Asset | AssetAlias)[];
  /** Assets that the task updates when it succeeds; under an alias, those that it chooses while it runs. */
  readonly outlets?: readonly (Asset | AssetAlias)[];
  /** Defaults to `[operators] default_owner`, `airflow`. */
  readonly owner?: string;
  /** Markdown, shown with the task. */
  readonly docMd?: string;
}

/**
 * Between which logical dates a task takes part in runs.
 *
 * Apart from the other options, because many operators have a start and an end date of their own meaning.
 */
export interface TaskDates {
  /** An ISO text (without a zone: in the Dag's) or a `Date`. Defaults to the Dag's start. */
  readonly startDate?: string | Date;
  /** Inclusive. Defaults to the Dag's end. */
  readonly endDate?: string | Date;
}

/** Options for all tasks of a Dag or a task group; what a task sets itself wins. */
export interface DefaultArgs<Rule extends TriggerRule = TriggerRule> extends TaskOptions<Rule>, TaskDates {}

/** What only a single task can be given. */
export interface TaskPlacement {
  /** Letters, digits, dashes, dots and underscores; unique in its Dag. A task group's id is put before it. */
  readonly taskId: string;
  /** Shown in place of the id. */
  readonly taskDisplayName?: string;
  /** The Dag to place the task in. Not needed inside the Dag's builder. */
  readonly dag?: AnyDag;
  /** Stores each key of a returned object as an XCom of its own too. Defaults to `false`. */
  readonly multipleOutputs?: boolean;
}

/** Names of older versions, here so that an editor says what to write. */
export interface FormerTaskOptions {
  /** @deprecated Every handler is given the context as its second argument. */
  readonly provideContext?: never;
  /** @deprecated Write `callable`, or give the function to `dag.task`. */
  readonly pythonCallable?: never;
  /** @deprecated Write named `inputs`. */
  readonly opKwargs?: never;
  /** @deprecated Write named `inputs`. */
  readonly opArgs?: never;
  /** @deprecated Write `doXcomPush`. */
  readonly xcomPush?: never;
  /** @deprecated Write `maxActiveTisPerDag`. */
  readonly taskConcurrency?: never;
}

/** What the constructor of every operator takes. */
export interface OperatorOptions extends TaskOptions, TaskPlacement, FormerTaskOptions {}

/** The names of {@link DefaultArgs}, for authors without a compiler. */
export const DEFAULT_ARG_NAMES: ReadonlySet<string> = new Set(
  Object.keys({
    triggerRule: true,
    retries: true,
    retryDelay: true,
    retryExponentialBackoff: true,
    maxRetryDelay: true,
    executionTimeout: true,
    dependsOnPast: true,
    waitForDownstream: true,
    ignoreFirstDependsOnPast: true,
    pool: true,
    poolSlots: true,
    queue: true,
    priorityWeight: true,
    weightRule: true,
    maxActiveTisPerDag: true,
    maxActiveTisPerDagrun: true,
    isolation: true,
    doXcomPush: true,
    mapIndexTemplate: true,
    params: true,
    inlets: true,
    outlets: true,
    owner: true,
    docMd: true,
    startDate: true,
    endDate: true,
    ...TASK_ALERT_NAMES,
  } satisfies Record<keyof DefaultArgs, true>),
);

/** The names that the constructor of every operator understands. */
export const OPERATOR_OPTION_NAMES: ReadonlySet<string> = new Set([
  ...DEFAULT_ARG_NAMES,
  ...Object.keys({ taskId: true, taskDisplayName: true, dag: true, multipleOutputs: true } satisfies Record<
    keyof TaskPlacement,
    true
  >),
]);
