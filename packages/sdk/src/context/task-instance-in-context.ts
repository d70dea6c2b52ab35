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
  /** Reads the XComs of several tasks, in the order of the ids; tasks without one are left out. */
  xcomPull(from: XComPull & { readonly taskIds: readonly string[] }): Promise<XComSequence>;
  /** Reads one XCom: `null` (or the `default`) when there is none. Without `taskIds`, the newest one of the run. */
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
  readonly taskIds?: string | readonly string[];
  /** Defaults to `return_value`, what the task returned. */
  readonly key?: string;
  /** Defaults to the task's own Dag. */
  readonly dagId?: string;
  /** Defaults to the task's own run. */
  readonly runId?: string;
  /** Also looks into earlier runs of the Dag. Defaults to `false`. */
  readonly includePriorDates?: boolean;
  /** Stands for a missing XCom. Defaults to `null`. */
  readonly default?: unknown;
}

/** The XComs of several tasks, read when they are asked for. */
export interface XComSequence extends AsyncIterable<unknown> {
  readonly length: number;
  /** Counts from the end when negative; `undefined` beyond it. */
  at(index: number): Promise<unknown>;
  slice(start?: number, end?: number): Promise<readonly unknown[]>;
}
