/** Marks a Dag; exists for the compiler alone. */
export declare const dagMark: unique symbol;

/** Any Dag, whatever its params: what options and functions that only pass it on accept. */
export interface AnyDag {
  readonly [dagMark]: true;
  readonly dagId: string;
}
