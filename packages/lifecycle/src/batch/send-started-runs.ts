import type { Instant } from "@baram/domain";
import type { LockedDagRunOfDag, MetadataTransaction } from "@baram/metadata-store";
import { lookAtCapacity } from "../capacity/look-at-capacity.ts";
import { adoptVersions } from "./adopt-versions.ts";
import { beginRuns } from "./begin-runs.ts";
import { mayDependOnPast } from "./may-depend-on-past.ts";
import { type SentStartedRuns, sendBegunRuns } from "./send-begun-runs.ts";
import type { StartTaskInstancesInput } from "./started-task-instance.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** Which runs are started. */
export interface StartOfRuns {
  /** Locked by the caller; those that are not queued are left as they are. */
  readonly dagRuns: readonly LockedDagRunOfDag[];
  readonly now: Instant;
  /** Who starts, in the same transaction, what in them is ready and fits. Defaults to nobody. */
  readonly start?: StartTaskInstancesInput | null;
}

/**
 * Starts those of the runs, which the caller has locked, that are queued, and makes ready what has nothing to wait for.
 * Resolves when all is on its way, so that what follows on the connection can travel with it.
 */
export async function sendStartedRuns(
  transaction: MetadataTransaction,
  { dagRuns, now, start = null }: StartOfRuns,
): Promise<SentStartedRuns> {
  if (dagRuns.length === 0) return { count: 0, endedCount: 0, written: Promise.resolve(), along: null };
  const queued = dagRuns.filter(({ state }) => state === "queued");
  const batch = new TransitionBatch(transaction, now);
  const { written: begun } = await beginRuns(batch, queued);
  // A run that was finished may have been given another version since.
  const adopted = adoptVersions(batch, [...batch.runs.values()]);
  // Whoever holds the pools waits for no other run.
  const staysInRuns = [...batch.runs.values()].every(({ version }) => !mayDependOnPast(version.storedDag));
  const looksAhead = staysInRuns && start !== null && start.freeSlots > 0;
  const looking = looksAhead ? lookAtCapacity(transaction, start) : null;
  // Sent together. A failure of one ends the transaction, and what the others then still did would be outside of it.
  await Promise.allSettled([begun, adopted, looking]);
  await begun;
  return sendBegunRuns(batch, { dagRuns, candidates: await adopted, look: await looking, start });
}
