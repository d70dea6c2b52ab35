import type { TriggerRule } from "@baram/domain";
import type { ContextName } from "../context/context-name.ts";
import type { MappedFactory } from "../mapping/mapped-factory.ts";
import type { TaskReference } from "../reference/task-reference.ts";
import type { InputsFor } from "./input.ts";
import type { NoInputs } from "./no-inputs.ts";
import type { Refused } from "./refused.ts";
import type { HoldsUnstorable, Stored } from "./stored.ts";
import type { TaskSpec } from "./task-spec.ts";

/**
 * What `dag.task` returns: call it with the inputs to place the task in the Dag.
 *
 * Called again it places another task, with `__1` added to the id.
 */
export interface TaskFactory<I extends object, R, Rule extends TriggerRule = "all_success">
  extends MappedFactory<I, never, R, Rule> {
  (...inputs: NoInputs extends I ? [inputs?: InputsFor<I, Rule>] : [inputs: InputsFor<I, Rule>]): TaskReference<R>;
  /** The same function with other options: `extract.override({ taskId: "extract_again" })()`. */
  override<NewRule extends TriggerRule = Rule>(spec: TaskSpec<NewRule>): TaskFactory<I, R, NewRule>;
}

/** The factory that a handler makes, or the reason why there is none. */
export type FactoryFor<I extends object, R, Rule extends TriggerRule, MultipleOutputs extends boolean = false> = [
  Extract<keyof I, ContextName>,
] extends [never]
  ? true extends HoldsUnstorable<Awaited<R>>
    ? Refused<"a result is stored as data: it cannot hold functions, symbols or promises">
    : true extends MultipleOutputs
      ? HasKeys<Stored<R>> extends true
        ? TaskFactory<I, Stored<R>, Rule>
        : Refused<"multipleOutputs needs a function that returns an object">
      : TaskFactory<I, Stored<R>, Rule>
  : Refused<`${Extract<keyof I, ContextName>} is a context variable: give this input another name`>;

/** Whether every key of a result can become an XCom; a result of unknown type is looked at when the task runs. */
type HasKeys<R> = unknown extends R
  ? true
  : [R] extends [readonly unknown[] | Date | Uint8Array | ReadonlyMap<unknown, unknown> | ReadonlySet<unknown>]
    ? false
    : [R] extends [object]
      ? true
      : false;
