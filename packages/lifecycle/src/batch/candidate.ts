import type { RunInBatch } from "./batched-task-instance.ts";

/** A task of a run, some or all of whose instances have just finished, or are to be looked at. */
export interface FinishedTask {
  readonly run: RunInBatch;
  readonly taskId: string;
  /** Which instance of a mapped task; left out for all of them, and for a task that is not mapped. */
  readonly mapIndex?: number;
}

/** A task to look at because of what has happened above it. */
export interface Candidate extends FinishedTask {
  /** What has finished above it: within mapped groups that the two share only the same indexes are looked at. */
  readonly below?: { readonly taskId: string; readonly mapIndex: number };
}
