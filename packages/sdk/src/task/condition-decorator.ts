import { type AnyDag } from "../dag/any-dag.ts";
import { InvalidOptionError } from "../dag/dag-error.ts";
import type { NotPlaced } from "../graph/dag-node.ts";
import { createTaskFactory, factorySourceOf } from "./create-task-factory.ts";
import { type AttachedCondition, attachCondition, type TaskCondition } from "./task-condition.ts";

/**
 * `dag.task.runIf(condition, factory)` and `dag.task.skipIf(condition, factory)`: the same factory, whose tasks run only
 * if the condition holds (or does not) right before their function would be called, and are skipped otherwise.
 *
 * Conditions can be combined by wrapping again. The message is why the task was skipped; one that the condition
 * returns beside its answer, `[false, "no new files"]`, goes before it.
 */
export type ConditionDecorator<Params extends object> = <Factory extends NotPlaced>(
  condition: TaskCondition<Params>,
  factory: Factory,
  message?: string,
) => Factory;

/** Makes `dag.task.runIf` or `dag.task.skipIf`. */
export function createConditionDecorator(dag: AnyDag, kind: AttachedCondition["kind"]) {
  return (condition: unknown, factory: unknown, message: unknown = null): unknown => {
    const place = { dagId: dag.dagId, taskId: null };
    const call = `dag.task.${kind}`;
    if (typeof condition !== "function") {
      throw new InvalidOptionError(
        place,
        `${call} was given no condition; expected ${call}(condition, dag.task(handler)).`,
      );
    }
    const source = factorySourceOf(factory);
    if (source === null) {
      throw new InvalidOptionError(
        place,
        `${call} was given ${describe(factory)} instead of a factory; expected ${call}(condition, dag.task(handler)).`,
      );
    }
    const attached: AttachedCondition = {
      condition: condition as TaskCondition,
      kind,
      message: typeof message === "string" ? message : null,
    };
    return createTaskFactory({
      ...source,
      make: (options) => {
        const operator = source.make(options);
        attachCondition(operator, attached);
        return operator;
      },
    });
  };
}

function describe(value: unknown): string {
  return typeof value === "function"
    ? "a plain function"
    : value === undefined
      ? "nothing"
      : `a value of type ${typeof value}`;
}
