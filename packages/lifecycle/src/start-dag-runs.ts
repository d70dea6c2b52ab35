import type { Instant } from "@baram/domain";
import { claimStartableDagRuns, flag, type MetadataTransaction } from "@baram/metadata-store";
import { RUNS_PER_START } from "./batch/runs-per-start.ts";
import { startRuns } from "./batch/start-runs.ts";

/**
 * Starts queued runs whose Dag is unpaused and below its limit of running runs, oldest logical date first, and
 * makes ready what has nothing to wait for.
 *
 * Parity: a run whose logical date lies in the future waits for it.
 *
 * @returns how many were started; call again while it is not zero.
 */
export async function startDagRuns(
  transaction: MetadataTransaction,
  {
    now,
    onlyBackfills = false,
  }: { readonly now: Instant /** Defaults to every run. */; readonly onlyBackfills?: boolean },
): Promise<number> {
  const dagRuns = await claimStartableDagRuns(transaction, {
    now,
    limit: RUNS_PER_START,
    onlyBackfills: flag(onlyBackfills),
    dagIds: null,
  });
  return (await startRuns(transaction, { dagRuns, now })).count;
}
