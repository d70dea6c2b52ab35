import type { Instant } from "@baram/domain";
import type { LockedDagRun, MetadataTransaction } from "@baram/metadata-store";
import { type StartedRuns, sendStartedRuns } from "./send-started-runs.ts";

/** Starts those of the runs, which the caller has locked, that are queued, and makes ready what has nothing to wait for. */
export async function startRuns(
  transaction: MetadataTransaction,
  given: { readonly dagRuns: readonly LockedDagRun[]; readonly now: Instant },
): Promise<StartedRuns> {
  const { written, ...started } = await sendStartedRuns(transaction, given);
  await written;
  return started;
}
