import type { TriggerRule } from "@baram/domain";
import type { NotPlaced } from "../graph/dag-node.ts";
import type { Reference } from "../reference/reference.ts";
import type { Input, InputWhenUpstreamMayNotHaveRun, OptionalUndefined } from "../task/input.ts";
import type { Refused } from "../task/refused.ts";
import type { CollectedValues, ExpandKwargsOptions, Mappable, MappedReference } from "./mappable.ts";

/**
 * A factory whose task will have an instance for each element of a list. `Given` are the names that `partial` has
 * given values for already.
 */
export interface MappedFactory<I extends object, Given extends keyof I, R, Rule extends TriggerRule = "all_success">
  extends NotPlaced {
  /** Gives inputs that are the same for every instance. */
  partial<Name extends Exclude<keyof I, Given>>(
    constants: Pick<InputsOfEach<I, Rule>, Name>,
  ): MappedFactory<I, Given | Name, R, Rule>;
  /**
   * Places the task with an instance for each element; of several lists, for each combination of their elements, the
   * last list varying fastest. An empty list skips the task.
   */
  expand(lists: ExpandableInputs<I, Given>): MappedReference<R>;
  /** Places the task with an instance for each object, which holds the instance's inputs. */
  expandKwargs<Objects extends KwargsSource, Strict extends boolean = true>(
    objects: Objects & CheckedObjects<Objects, I, InputsOfEach<I, Rule>, Given, Strict>,
    options?: ExpandKwargsOptions<Strict>,
  ): MappedReference<R>;
}

/** The inputs of a task as its caller gives them, one by one. */
export type InputsOfEach<I, Rule extends TriggerRule> = {
  readonly [Name in keyof I]: [Rule] extends ["all_success"]
    ? Input<I[Name] | OptionalUndefined<I, Name>>
    : InputWhenUpstreamMayNotHaveRun<I[Name] | OptionalUndefined<I, Name>, Rule>;
};

/** What a task can be expanded over, by input. */
export type ExpandableInputs<I, Given extends keyof I> = {
  readonly [Name in keyof I as Exclude<Name, Given>]: Mappable<I[Name]>;
} & GivenAlready<Given>;

/** Names that `partial` has given values for. */
export type GivenAlready<Given extends PropertyKey> = {
  readonly [Name in Given]?: Refused<"given in partial() already">;
};

/** What `expandKwargs` takes: objects or references to objects, a reference to a list of objects, a mapped task. */
export type KwargsSource = readonly object[] | Reference<readonly object[] | undefined> | CollectedValues<object>;

/**
 * What is wrong with the objects given to `expandKwargs`, as a type they do not fit.
 *
 * `Values` are the inputs as the function is given them, `Given` those as an author may write them.
 */
export type CheckedObjects<Objects, Values, Written, Given extends keyof Values, Strict extends boolean> =
  Objects extends CollectedValues<infer Element>
    ? CollectedValues<Arguments<Element, Values, Given, Strict>>
    : Objects extends Reference<readonly (infer Element)[]>
      ? Reference<readonly Arguments<Element, Values, Given, Strict>[]>
      : Objects extends readonly (infer Element)[]
        ? readonly WrittenArguments<Element, Values, Written, Given, Strict>[]
        : Reference<readonly Values[]>;

type WrittenArguments<Element, Values, Written, Given extends keyof Values, Strict extends boolean> =
  Element extends Reference<infer Value>
    ? Reference<Arguments<Value, Values, Given, Strict>>
    : Arguments<Element, Written, Given & keyof Written, Strict>;

/** The arguments of one instance: all that are needed and that `partial` did not give, and no others. */
type Arguments<Element, Known, Given extends keyof Known, Strict extends boolean> = {
  readonly [Name in keyof Known as Exclude<Name, Given>]: Known[Name];
} & {
  readonly [Name in Exclude<keyof Element, keyof Known>]: Refused<"not an input of this task">;
} & (true extends Strict ? GivenAlready<Given> : { readonly [Name in Given]?: Known[Name] });
