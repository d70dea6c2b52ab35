import { addSeconds, type Instant } from "@baram/domain";
import type { LockedDagRun, MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { adoptVersions } from "./adopt-versions.ts";
import { advanceBatch } from "./advance-batch.ts";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import { TransitionBatch } from "./transition-batch.ts";

/** What a start of runs came to. */
export interface StartedRuns {
  readonly count: number;
  /** How many of them came to their end with it, since nothing in them needs a worker. */
  readonly endedCount: number;
}

/**
 * Starts those of the runs, which the caller has locked, that are queued, and makes ready what has nothing to wait for.
 * Resolves when all is on its way, so that what follows on the connection can travel with it.
 */
export async function sendStartedRuns(
  transaction: MetadataTransaction,
  { dagRuns, now }: { readonly dagRuns: readonly LockedDagRun[]; readonly now: Instant },
): Promise<StartedRuns & { readonly written: Promise<unknown> }> {
  if (dagRuns.length === 0) return { count: 0, endedCount: 0, written: Promise.resolve() };
  const queued = dagRuns.filter(({ state }) => state === "queued");
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(
    queued.map((row) => ({
      ...row,
      state: "running",
      startDate: row.startDate ?? now,
      endDate: null,
      stateReason: null,
    })),
  );
  const running = applyDagRunTransitions(
    transaction,
    queued.map((dagRun) => ({ dagRun, verb: "start", changes: startedChanges(batch.runs.get(dagRun.id), now) })),
  );
  // A run that was finished may have been given another version since.
  const adopted = adoptVersions(batch, [...batch.runs.values()]);
  // Sent together. A failure of one ends the transaction, and what the other then still did would be outside of it.
  await Promise.allSettled([running, adopted]);
  await running;
  const candidates = await adopted;
  await advanceBatch(batch, { finished: [], candidates });
  const ended = [...batch.runs.values()].filter(
    ({ unfinishedCount, isDeadlocked }) => unfinishedCount === 0 || isDeadlocked,
  );
  const { written } = await batch.send();
  return { count: queued.length, endedCount: ended.length, written };
}

function startedChanges(run: BatchedDagRun | undefined, now: Instant) {
  const startDate = run?.row.startDate ?? now;
  const seconds = run?.version.dag.dagRunTimeoutSeconds ?? null;
  const timeoutAt = seconds === null ? null : addSeconds(startDate, seconds);
  return { startDate, endDate: null, lastSchedulingDecisionAt: now, stateReason: null, timeoutAt };
}
