declare const dag: unique symbol;

/** Any Dag, whatever its params: what options and functions that only pass it on accept. */
export interface AnyDag {
  readonly [dag]: true;
  readonly dagId: string;
}
