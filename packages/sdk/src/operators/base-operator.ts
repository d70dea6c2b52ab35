import type { TaskContext } from "../context/task-context.ts";
import { OPERATOR_STATE, type Operator, type OperatorState } from "../dag/dag-state.ts";
import type { DagNodes, placed } from "../graph/dag-node.ts";
import { connect, resolveNodes } from "../graph/draw-edges.ts";
import { markSetup, markTeardown } from "../graph/setup-teardown.ts";
import { type SetupTeardownScope, setupTeardownScope } from "../graph/setup-teardown-scope.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import type { OperatorClass, OptionsOf, PartialOperator, ResultOf } from "../mapping/mapped-operator.ts";
import { partialOperator } from "../mapping/partial-operator.ts";
import type { OperatorOptions, TaskPlacement } from "../options/operator-options.ts";
import { outputOf } from "../reference/output-of.ts";
import type { TaskReference } from "../reference/task-reference.ts";
import type { Stored } from "../task/stored.ts";
import type { TriggerClass } from "../trigger/base-trigger.ts";
import { placeOperator } from "./place-operator.ts";

/**
 * One task of a Dag, and what to extend for an operator of your own.
 *
 * A constructor runs whenever the Dag file is loaded: it records what the author asked for and must not open a
 * connection or read a file. The work belongs in `execute`. Names listed in `static templateFields` are rendered
 * before `execute`; assign them with `templateField(option)`.
 */
export abstract class BaseOperator implements Operator {
  /** The properties that are rendered before `execute`. */
  static readonly templateFields: readonly string[] = [];
  /** A text in a template field that ends with one of these is the name of a template file. */
  static readonly templateExtensions: readonly string[] = [];
  /** The classes of triggers, beside those of Baram, that `execute` defers with. */
  static readonly triggers: readonly TriggerClass[] = [];
  static readonly uiColor: string = "#fff";
  static readonly uiFgcolor: string = "#000";

  declare readonly [placed]: true;
  /** Not for authors: what Baram has recorded. */
  readonly [OPERATOR_STATE]: OperatorState;
  readonly #output: TaskReference<unknown>;

  constructor(options: OperatorOptions) {
    this[OPERATOR_STATE] = placeOperator(this, options);
    this.#output = outputOf(this);
  }

  /** One task with an instance for each element of a list: `BashOperator.partial({ taskId }).expand({ bashCommand })`. */
  static partial<Class extends OperatorClass, Name extends keyof OptionsOf<Class>>(
    this: Class,
    constants: Pick<OptionsOf<Class>, Name> & Pick<TaskPlacement, "taskId">,
  ): PartialOperator<OptionsOf<Class>, Name, ResultOf<Class>> {
    // What the types promise of options and results exists for the compiler alone.
    return partialOperator(this, constants) as unknown as PartialOperator<OptionsOf<Class>, Name, ResultOf<Class>>;
  }

  /** Does the task's work in a runner. What it returns is stored as the XCom `return_value`. */
  abstract execute(context: TaskContext): unknown;

  /** The full id: a task group's id, a dot and the task's own inside a group that prefixes. */
  get taskId(): string {
    return this[OPERATOR_STATE].taskId;
  }

  /** What `execute` will return, to be given to other tasks. */
  get output(): TaskReference<Stored<ReturnType<this["execute"]>>> {
    return this.#output as TaskReference<Stored<ReturnType<this["execute"]>>>;
  }

  /** Draws an edge from this task to each of the nodes. */
  before(...downstream: DagNodes): void {
    connect([this], resolveNodes(downstream));
  }

  /** Draws an edge from each of the nodes to this task. */
  after(...upstream: DagNodes): void {
    connect(resolveNodes(upstream), [this]);
  }

  /** Marks the task as a setup: what is below it runs only when it succeeded, and clearing that clears it too. */
  asSetup(): this {
    markSetup(this);
    return this;
  }

  /** Marks the task as a teardown: it runs after its work whether that succeeded or not. */
  asTeardown(options: TeardownOptions = {}): this {
    markTeardown(this, options);
    return this;
  }

  /**
   * Puts the tasks that `build` makes between setups and teardowns: called on a teardown, its setups come before them;
   * called on a setup, its teardowns after them. See {@link setupTeardownScope} for several.
   */
  scope<Result>(build: (scope: SetupTeardownScope) => Result): Result {
    return setupTeardownScope(this, build);
  }
}
