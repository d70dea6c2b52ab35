import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import type { NoInputs } from "./no-inputs.ts";
import type { FactoryFor } from "./task-factory.ts";
import type { TaskSpec } from "./task-spec.ts";

/** `dag.task.setup`: a task that prepares what others work with. What is below it runs only when it succeeded. */
export interface SetupDecorator<Params extends object, DefaultRule extends TriggerRule> {
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
}

/** How a function becomes a teardown. Its trigger rule is fixed. */
export interface TeardownSpec extends Omit<TaskSpec, "triggerRule" | "multipleOutputs">, TeardownOptions {
  /** A teardown runs when a setup of it succeeded and all before it has ended, whatever is written here. */
  readonly triggerRule?: never;
}

/**
 * `dag.task.teardown`: a task that clears away what setups made, whether the work between succeeded or not. So its
 * inputs take references only where they are declared optional.
 */
export interface TeardownDecorator<Params extends object> {
  <I extends object = NoInputs, R = unknown>(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: TeardownSpec,
  ): FactoryFor<I, R, "all_done_setup_success">;
  <I extends object = NoInputs, R = unknown>(
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: TeardownSpec,
  ): FactoryFor<I, R, "all_done_setup_success">;
}
