/** The map index of an instance that is not a copy of a mapped task. */
export const UNMAPPED = -1;

/** Names one task instance: one task in one run, and which copy of it where the task is mapped. */
export interface TaskInstanceKey {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  /** {@link UNMAPPED} for a task that is not mapped. */
  readonly mapIndex: number;
}
