import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { BranchChoice } from "./branch-choice.ts";
import type { ConditionDecorator } from "./condition-decorator.ts";
import type { NoInputs } from "./no-inputs.ts";
import type { SensorDecorator } from "./sensor-decorator.ts";
import type { SetupDecorator, TeardownDecorator } from "./setup-teardown-decorator.ts";
import type { FactoryFor } from "./task-factory.ts";
import type { BashTaskSpec, ShortCircuitSpec, TaskSpec } from "./task-spec.ts";

/**
 * Makes tasks of functions. A handler takes one object of named inputs and the context.
 *
 * The form without an id stands last, for the compiler reports the last one that does not fit.
 */
export interface TaskDecorator<Params extends object, DefaultRule extends TriggerRule> {
  <
    I extends object = NoInputs,
    R = unknown,
    Rule extends TriggerRule = DefaultRule,
    MultipleOutputs extends boolean = false,
  >(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: TaskSpec<Rule, MultipleOutputs>,
  ): FactoryFor<I, R, Rule, MultipleOutputs>;
  <
    I extends object = NoInputs,
    R = unknown,
    Rule extends TriggerRule = DefaultRule,
    MultipleOutputs extends boolean = false,
  >(
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: TaskSpec<Rule, MultipleOutputs>,
  ): FactoryFor<I, R, Rule, MultipleOutputs>;

  /** A task that chooses which of the tasks directly below it run; the others are skipped. */
  readonly branch: BranchDecorator<Params, DefaultRule>;
  /** A task that skips what is below it when its function returns something false or empty. */
  readonly shortCircuit: ShortCircuitDecorator<Params, DefaultRule>;
  /** A task that runs the shell command its function returns. */
  readonly bash: BashDecorator<Params, DefaultRule>;
  /** A task that waits until its function finds what it looks for. */
  readonly sensor: SensorDecorator<Params, DefaultRule>;
  /** A task that prepares what others work with. */
  readonly setup: SetupDecorator<Params, DefaultRule>;
  /** A task that clears away what setups made. */
  readonly teardown: TeardownDecorator<Params>;
  /** The same factory, whose tasks are skipped unless the condition holds: `runIf(condition, dag.task(handler))`. */
  readonly runIf: ConditionDecorator<Params>;
  /** The same factory, whose tasks are skipped if the condition holds. */
  readonly skipIf: ConditionDecorator<Params>;
}

/** `dag.task.branch`: the function names placed tasks or groups of its Dag, or `null` to skip all below. */
export interface BranchDecorator<Params extends object, DefaultRule extends TriggerRule> {
  <I extends object = NoInputs, Rule extends TriggerRule = DefaultRule>(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => BranchChoice | Promise<BranchChoice>,
    spec?: TaskSpec<Rule>,
  ): FactoryFor<I, string | string[] | undefined, Rule>;
  <I extends object = NoInputs, Rule extends TriggerRule = DefaultRule>(
    handler: (inputs: I, context: TaskContext<Params>) => BranchChoice | Promise<BranchChoice>,
    spec?: TaskSpec<Rule>,
  ): FactoryFor<I, string | string[] | undefined, Rule>;
}

/** `dag.task.shortCircuit`: what the function returns is the condition. */
export interface ShortCircuitDecorator<Params extends object, DefaultRule extends TriggerRule> {
  <I extends object = NoInputs, R = unknown, Rule extends TriggerRule = DefaultRule>(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: ShortCircuitSpec<Rule>,
  ): FactoryFor<I, R, Rule>;
  <I extends object = NoInputs, R = unknown, Rule extends TriggerRule = DefaultRule>(
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: ShortCircuitSpec<Rule>,
  ): FactoryFor<I, R, Rule>;
}

/**
 * `dag.task.bash`: the function returns the command, the task its last line of output, or what `outputProcessor` makes
 * of that.
 */
export interface BashDecorator<Params extends object, DefaultRule extends TriggerRule> {
  <I extends object = NoInputs, Rule extends TriggerRule = DefaultRule, Result = string>(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => string | Promise<string>,
    spec?: BashTaskSpec<Rule, Result>,
  ): FactoryFor<I, Result, Rule>;
  <I extends object = NoInputs, Rule extends TriggerRule = DefaultRule, Result = string>(
    handler: (inputs: I, context: TaskContext<Params>) => string | Promise<string>,
    spec?: BashTaskSpec<Rule, Result>,
  ): FactoryFor<I, Result, Rule>;
}
