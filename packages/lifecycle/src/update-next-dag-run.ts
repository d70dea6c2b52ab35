import type { Instant } from "@baram/domain";
import { claimDagToSchedule, findLastAutomatedDataInterval, type MetadataTransaction } from "@baram/metadata-store";
import { moveToNextDagRuns } from "./batch/move-to-next-dag-runs.ts";

/**
 * Computes and stores a Dag's next scheduled run from its newest automated one.
 *
 * The end of any run, scheduled or manual, computes it again. The next run never moves back. Locks the Dag.
 */
export async function updateNextDagRun(
  transaction: MetadataTransaction,
  { dagId, now }: { readonly dagId: string; readonly now: Instant },
): Promise<void> {
  const dag = await claimDagToSchedule(transaction, dagId);
  if (dag === null) return;
  await moveToNextDagRuns(transaction, [{ dag, after: await findLastAutomatedDataInterval(transaction, dagId) }], now);
}
