import type { MetadataTransaction } from "@baram/metadata-store";
import type { StartedRuns } from "./send-begun-runs.ts";
import { type StartOfRuns, sendStartedRuns } from "./send-started-runs.ts";

/** Starts those of the runs, which the caller has locked, that are queued, and makes ready what has nothing to wait for. */
export async function startRuns(
  transaction: MetadataTransaction,
  given: Omit<StartOfRuns, "start">,
): Promise<StartedRuns> {
  const { written, count, endedCount } = await sendStartedRuns(transaction, given);
  await written;
  return { count, endedCount };
}
