import type { TriggerRule } from "@baram/domain";
import type { AnyDag } from "../dag/any-dag.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import type { Operator } from "../dag/dag-state.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import { BashFunctionOperator } from "../operators/bash-operator.ts";
import { BranchOperator } from "../operators/branch-operator.ts";
import { FunctionOperator } from "../operators/function-operator.ts";
import { ShortCircuitOperator } from "../operators/short-circuit-operator.ts";
import { FunctionSensor } from "../sensors/function-sensor.ts";
import { createConditionDecorator } from "./condition-decorator.ts";
import { createTaskFactory, type DecoratedOptions, type Handler, type MakeOperator } from "./create-task-factory.ts";
import type { TaskDecorator } from "./task-decorator.ts";
import type { TaskSpec } from "./task-spec.ts";

type DecoratorCall = (first: unknown, second?: unknown, third?: unknown) => unknown;

/** An operator of `dag.task`, and the options it adds to those of every task. */
interface DecoratedOperator {
  readonly make: MakeOperator;
  readonly optionNames: readonly string[];
}

const FUNCTION: DecoratedOperator = {
  make: (options) => new FunctionOperator(options),
  optionNames: FunctionOperator.optionNames,
};
const BRANCH: DecoratedOperator = {
  // A handler's result is checked when the branch runs.
  make: (options) => new BranchOperator(options as ConstructorParameters<typeof BranchOperator>[0]),
  optionNames: BranchOperator.optionNames,
};
const SHORT_CIRCUIT: DecoratedOperator = {
  make: (options) => new ShortCircuitOperator(options),
  optionNames: ShortCircuitOperator.optionNames,
};
const BASH: DecoratedOperator = {
  // Parity: a command's last line is one value, whatever is asked for; so multipleOutputs is passed over.
  make: (options) =>
    new BashFunctionOperator({ ...options, multipleOutputs: false } as ConstructorParameters<
      typeof BashFunctionOperator
    >[0]),
  optionNames: BashFunctionOperator.optionNames,
};
const SENSOR: DecoratedOperator = {
  make: (options) => new FunctionSensor(options),
  optionNames: FunctionSensor.optionNames,
};
const SETUP: DecoratedOperator = {
  make: (options) => new FunctionOperator(options).asSetup(),
  optionNames: FunctionOperator.optionNames,
};
const TEARDOWN: DecoratedOperator = {
  make: ({ setups, onFailureFailDagRun, ...options }: DecoratedOptions & TeardownOptions) =>
    new FunctionOperator(options).asTeardown({
      ...(setups === undefined ? {} : { setups }),
      ...(onFailureFailDagRun === undefined ? {} : { onFailureFailDagRun }),
    }),
  optionNames: [...FunctionOperator.optionNames, "setups", "onFailureFailDagRun"],
};

/** Makes `dag.task` with its forms. */
export function createTaskDecorator<Params extends object, DefaultRule extends TriggerRule>(
  dag: AnyDag,
): TaskDecorator<Params, DefaultRule> {
  const task = Object.assign(decorate(dag, "dag.task", FUNCTION), {
    branch: decorate(dag, "dag.task.branch", BRANCH),
    shortCircuit: decorate(dag, "dag.task.shortCircuit", SHORT_CIRCUIT),
    bash: decorate(dag, "dag.task.bash", BASH),
    sensor: decorate(dag, "dag.task.sensor", SENSOR),
    setup: decorate(dag, "dag.task.setup", SETUP),
    teardown: decorate(dag, "dag.task.teardown", TEARDOWN),
    runIf: createConditionDecorator(dag, "runIf"),
    skipIf: createConditionDecorator(dag, "skipIf"),
  });
  // What the types promise of inputs and results exists for the compiler alone.
  return task as unknown as TaskDecorator<Params, DefaultRule>;
}

function decorate(dag: AnyDag, call: string, operator: DecoratedOperator): DecoratorCall {
  return (first, second, third) => {
    const [taskId, handler, spec] = typeof first === "string" ? [first, second, third] : [undefined, first, second];
    if (typeof handler !== "function") {
      throw new InvalidOptionError(
        { dagId: dag.dagId, taskId: taskId ?? null },
        `${call} was given ${handler === undefined ? "no function" : `a ${typeof handler}`}; expected ${call}(handler, spec?) or ${call}(taskId, handler, spec?).`,
      );
    }
    const named = { ...(spec as TaskSpec | undefined), ...(taskId === undefined ? {} : { taskId }) };
    return createTaskFactory({
      dag,
      call,
      handler: handler as Handler,
      spec: named,
      make: operator.make satisfies (options: never) => Operator,
      optionNames: operator.optionNames,
    });
  };
}
