/** The attempt itself, and its way to other tasks' XComs. */
export interface TaskInstanceInContext {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** `-1` unless the task is mapped. */
  readonly mapIndex: number;
  /** From 1. */
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly startDate: Date;
  /** Stores a value for other tasks. It is kept even when the task fails afterwards. */
  xcomPush(xcom: XComPush): Promise<void>;
  /**
   * Reads the XComs of several tasks or map indexes, in the order in which those are given; what has none is left out.
   */
  xcomPull(from: XComPull & { readonly taskIds: readonly string[] }): Promise<XComSequence>;
  xcomPull(from: XComPull & { readonly mapIndexes: readonly number[] }): Promise<XComSequence>;
  /**
   * Reads one XCom: `null` (or the `default`) when there is none. Without `taskIds`, the newest one of the run. A mapped
   * task gives an {@link XComSequence} of what its instances stored.
   */
  xcomPull(from?: XComPull): Promise<unknown>;
}

/** A value to store under a key. */
export interface XComPush {
  readonly key: string;
  /** JSON values, dates, `bigint`, `Map`, `Set` and `Uint8Array`. */
  readonly value: unknown;
}

/** Which XComs to read. */
export interface XComPull {
  /** One id, or several. */
  readonly taskIds?: string | readonly string[] | null;
  /** Defaults to `return_value`, what the task returned; `null` takes any key. */
  readonly key?: string | null;
  /** Of a mapped task: one of its instances, or several. Defaults to all. */
  readonly mapIndexes?: number | readonly number[] | null;
  /** Defaults to the task's own Dag. Of another Dag, the run of the same id is looked at. */
  readonly dagId?: string;
  /** Defaults to the task's own run. */
  readonly runId?: string;
  /** Also looks into earlier runs, by logical date; the newest value counts. Defaults to `false`. */
  readonly includePriorDates?: boolean;
  /** Stands for a missing XCom. Defaults to `null`. Not used where a sequence is given, which is empty then. */
  readonly default?: unknown;
}

/**
 * The XComs of several tasks or instances. Their number is known; a value is read only when it is asked for.
 *
 * Returned or pushed by a task it becomes a list.
 */
export interface XComSequence extends AsyncIterable<unknown> {
  readonly length: number;
  /** Counts from the end when negative. Rejects with an `XComIndexError` where there is none. */
  at(index: number): Promise<unknown>;
  /** As Python slices: an end counts from the end when negative, and a step of -1 walks backwards. */
  slice(start?: number | null, end?: number | null, step?: number): Promise<readonly unknown[]>;
  toArray(): Promise<unknown[]>;
  toReversed(): Promise<unknown[]>;
  /** Whether it holds a value, compared by content. */
  includes(value: unknown): Promise<boolean>;
  /** Whether it has the same elements in the same order as a list, another sequence or the letters of a text. */
  equals(other: Iterable<unknown> | XComSequence): Promise<boolean>;
  /** Its length in words, not its values. */
  toString(): string;
}
