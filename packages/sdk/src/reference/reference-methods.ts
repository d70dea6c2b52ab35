import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { DagNode, DagNodes } from "../graph/dag-node.ts";
import type { SetupTeardownScope } from "../graph/setup-teardown-scope.ts";
import type { TeardownOptions } from "../graph/teardown-options.ts";
import type { Reference } from "./reference.ts";
import type { FieldOf, TaskReference as ReferenceWithFields } from "./task-reference.ts";

/**
 * The methods that every reference has.
 *
 * Carries the name of the whole type, because this is the name the compiler prints for a reference to a
 * number or a text. The package exports it as `ScalarReference`.
 */
export interface TaskReference<T> extends Reference<T>, DagNode {
  /** Draws an edge from this reference's task to each of the nodes. */
  before(...downstream: DagNodes): void;
  /** Draws an edge from each of the nodes to this reference's task. */
  after(...upstream: DagNodes): void;
  /** A field of the result, for names that a reference uses itself (`map`, `before`, `then`…) and for list items. */
  field<K extends keyof NonNullable<T>>(name: K): ReferenceWithFields<FieldOf<T, K>>;
  /** Another XCom of the same task. Checked against the schema when it is read; `unknown` without one. */
  xcom<Schema extends StandardSchemaV1>(
    key: string,
    schema: Schema,
  ): ReferenceWithFields<StandardSchemaV1.InferOutput<Schema>>;
  xcom(key: string): ReferenceWithFields<unknown>;
  /** Marks the task as a setup: what is below it runs only when it succeeded, and clearing that clears it too. */
  asSetup(): this;
  /** Marks the task as a teardown: it runs after its work whether that succeeded or not. */
  asTeardown(options?: TeardownOptions): this;
  /** Puts the tasks that `build` makes between this setup or teardown and its counterparts. */
  scope<Result>(build: (scope: SetupTeardownScope) => Result): Result;
}
