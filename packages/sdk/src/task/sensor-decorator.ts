import type { TriggerRule } from "@baram/domain";
import type { TaskContext } from "../context/task-context.ts";
import type { PokeReturnValue } from "../sensors/poke-result.ts";
import type { PokeOptions } from "../sensors/sensor-options.ts";
import type { NoInputs } from "./no-inputs.ts";
import type { FactoryFor } from "./task-factory.ts";
import type { TaskSpec } from "./task-spec.ts";

/** How a function becomes a sensor. */
export interface SensorSpec<Rule extends TriggerRule = TriggerRule>
  extends Omit<TaskSpec<Rule>, "multipleOutputs" | "showReturnValueInLogs">,
    PokeOptions {}

/** What is read back of a sensor: the value its last look handed on, nothing where it only said that it is done. */
export type Sensed<R> = Awaited<R> extends PokeReturnValue<infer Value> ? Value | undefined : undefined;

/**
 * `dag.task.sensor`: waits until its function returns something true, or a `PokeReturnValue` that is done.
 *
 * The function is called at once and after each `pokeInterval`.
 */
export interface SensorDecorator<Params extends object, DefaultRule extends TriggerRule> {
  <I extends object = NoInputs, R = unknown, Rule extends TriggerRule = DefaultRule>(
    taskId: string,
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: SensorSpec<Rule>,
  ): FactoryFor<I, Sensed<R>, Rule>;
  <I extends object = NoInputs, R = unknown, Rule extends TriggerRule = DefaultRule>(
    handler: (inputs: I, context: TaskContext<Params>) => R,
    spec?: SensorSpec<Rule>,
  ): FactoryFor<I, Sensed<R>, Rule>;
}
