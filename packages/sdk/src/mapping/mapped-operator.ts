import type { TaskContext } from "../context/task-context.ts";
import type { DagNode, DagNodes } from "../graph/dag-node.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import type { DefaultArgs, TaskPlacement } from "../options/operator-options.ts";
import type { Reference } from "../reference/reference.ts";
import type { Refused } from "../task/refused.ts";
import type { Stored } from "../task/stored.ts";
import type { CollectedValues, ExpandKwargsOptions, MappedReference } from "./mappable.ts";
import type { CheckedObjects, GivenAlready, KwargsSource } from "./mapped-factory.ts";

/** A class of operators, as far as mapping it depends on it. */
export type OperatorClass = abstract new (
  // oxlint-disable-next-line typescript/no-explicit-any -- each class has options of its own
  options: any,
) => { execute(context: TaskContext): unknown };

/** The options of a class of operators. */
export type OptionsOf<Class extends OperatorClass> = ConstructorParameters<Class>[0];

/** An operator whose task will have an instance for each element, with the options that are the same for all. */
export interface PartialOperator<Options, Given extends keyof Options, R> {
  /**
   * Places the task with an instance for each element; of several lists, for each combination of their elements, the
   * last list varying fastest. An empty list skips the task.
   */
  expand(lists: ExpandableOptions<Options, Given>): MappedOperator<R>;
  /** Places the task with an instance for each object, which holds the instance's options. */
  expandKwargs<Objects extends KwargsSource, Strict extends boolean = true>(
    objects: Objects &
      CheckedObjects<
        Objects,
        OptionValues<Options>,
        ExpandableOf<Options>,
        Given & keyof ExpandableOf<Options>,
        Strict
      >,
    options?: ExpandKwargsOptions<Strict>,
  ): MappedOperator<R>;
}

/** A placed operator with an instance for each element. */
export interface MappedOperator<R> extends DagNode {
  /** The full id. */
  readonly taskId: string;
  /** What the instances will return, to be given to other tasks. */
  readonly output: MappedReference<R>;
  /** Draws an edge from this task to each of the nodes. */
  before(...downstream: DagNodes): void;
  /** Draws an edge from each of the nodes to this task. */
  after(...upstream: DagNodes): void;
  /** Marks the task as a setup. */
  asSetup(): this;
  /** Marks the task as a teardown. */
  asTeardown(options?: TeardownOptions): this;
}

/** What an operator's task stores. */
export type ResultOf<Class extends OperatorClass> = Stored<ReturnType<InstanceType<Class>["execute"]>>;

/** Options that are the same for all instances of a task. An operator's own option of such a name can be mapped. */
type UnmappableName<Options> = {
  [Name in keyof Options]-?: Name extends SameForAll ? (Reference<never> extends Options[Name] ? never : Name) : never;
}[keyof Options];

type SameForAll = Exclude<keyof DefaultArgs | keyof TaskPlacement, "doXcomPush" | "multipleOutputs" | "params">;

/** What an operator can be expanded over, by option. */
export type ExpandableOptions<Options, Given extends keyof Options> = {
  readonly [Name in keyof Options as Exclude<Name, Exclude<Given, "params"> | UnmappableName<Options>>]: MappableOption<
    Options[Name]
  >;
} & {
  readonly [Name in UnmappableName<Options>]?: Refused<"cannot be mapped: give it in partial()">;
} & GivenAlready<Exclude<Given, UnmappableName<Options> | "params">>;

/** What an option can be expanded over. */
export type MappableOption<Option> =
  | readonly Option[]
  | Reference<readonly ValueOfOption<Option>[]>
  | CollectedValues<ValueOfOption<Option>>
  | (ValueOfOption<Option> extends readonly [string, infer Value]
      ? { readonly [key: string]: Value } | Reference<{ readonly [key: string]: Value }>
      : never);

/** What an option holds when the task runs: of one that takes references, what these stand for. */
export type ValueOfOption<Option> = [Extract<Option, Reference<unknown>>] extends [never]
  ? Option
  : Option extends Reference<infer Value>
    ? Value
    : never;

/** The options that may differ from instance to instance. */
export type ExpandableOf<Options> = {
  readonly [Name in keyof Options as Exclude<Name, UnmappableName<Options>>]: Options[Name];
};

/** The same as the operator is given them. */
export type OptionValues<Options> = {
  readonly [Name in keyof Options as Exclude<Name, UnmappableName<Options>>]: ValueOfOption<Options[Name]>;
};
