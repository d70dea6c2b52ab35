/** Marks what edges can be drawn between; exists for the compiler alone. */
export declare const placed: unique symbol;

/** What edges are drawn between: a placed task (an operator or a reference) or a task group. */
export interface DagNode {
  readonly [placed]: true;
}

/** Brands a factory, so that the compiler says what is missing when one is used where a placed task belongs. */
export interface NotPlaced {
  readonly [placed]: "call the factory to place the task";
}

/** Nodes one by one or in lists. */
export type DagNodes = readonly (DagNode | readonly DagNode[])[];
