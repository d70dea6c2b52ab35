/**
 * A mapped task that has been expanded in a run: how many of its instances stand where.
 *
 * What waits for a mapped task reads these counts and never its instances. `removed` instances are in none of them.
 */
export interface TaskExpansionTable {
  readonly dagRunId: number;
  readonly taskId: string;
  /** A JSON list: how often each mapped group around the task is repeated, outermost first; or the task's own length. */
  readonly lengths: string;
  /** All but the removed ones, those that are still to be inserted among them. */
  readonly instanceCount: number;
  /** Those without a status, those that are still to be inserted among them. */
  readonly noneCount: number;
  readonly successCount: number;
  readonly failedCount: number;
  readonly upstreamFailedCount: number;
  readonly skippedCount: number;
  /** How many instances have returned a value, once that was asked; `null` when one has moved since. */
  readonly pushedCount: number | null;
  /** The first map index that is still to be inserted or looked at; `null` when all have been. */
  readonly nextMapIndex: number | null;
}
