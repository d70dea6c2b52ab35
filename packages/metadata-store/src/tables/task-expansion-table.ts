import type { Instant } from "@baram/domain";

/**
 * A mapped task that has been expanded in a run: how many of its instances stand where.
 *
 * What waits for a mapped task reads these counts and never its instances. `removed` instances are in none of them.
 */
export interface TaskExpansionTable {
  readonly dagRunId: number;
  readonly taskId: string;
  /** All but the removed ones, those that are still to be inserted among them. */
  readonly instanceCount: number;
  /** Those without a status, those that are still to be inserted among them. */
  readonly noneCount: number;
  readonly successCount: number;
  readonly failedCount: number;
  readonly upstreamFailedCount: number;
  readonly skippedCount: number;
  /** The first map index that is still to be inserted; `null` when all instances are there. */
  readonly nextMapIndex: number | null;
  readonly expandedAt: Instant;
}
