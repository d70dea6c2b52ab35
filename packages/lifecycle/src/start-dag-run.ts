import type { Instant } from "@baram/domain";
import { claimDagRunsById, type MetadataTransaction } from "@baram/metadata-store";
import { startRuns } from "./batch/start-runs.ts";

/**
 * Starts one queued run, whether or not its Dag is paused, at its limit, or ahead of its date: somebody runs it here
 * and now, to see what it does.
 *
 * @returns whether it was queued.
 */
export async function startDagRun(
  transaction: MetadataTransaction,
  { dagRunId, now }: { readonly dagRunId: number; readonly now: Instant },
): Promise<boolean> {
  const dagRuns = await claimDagRunsById(transaction, [dagRunId]);
  const { count } = await startRuns(transaction, { dagRuns, now });
  return count === 1;
}
