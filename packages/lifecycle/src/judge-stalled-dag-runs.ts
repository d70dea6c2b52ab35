import type { Instant } from "@baram/domain";
import { claimStalledDagRuns, type MetadataTransaction } from "@baram/metadata-store";
import { applyDagRunTransitions } from "@baram/metadata-store/transitions";
import { advanceBatch } from "./batch/advance-batch.ts";
import { TransitionBatch } from "./batch/transition-batch.ts";

/** How many runs one call looks at, those first that were not looked at for longest. */
const RUNS_PER_CALL = 20;

/**
 * Looks at running runs in which nothing is on its way although something is unfinished: they wait for an earlier run,
 * or for an event that was lost.
 *
 * @returns how many were looked at.
 */
export async function judgeStalledDagRuns(
  transaction: MetadataTransaction,
  { now }: { readonly now: Instant },
): Promise<number> {
  const rows = await claimStalledDagRuns(transaction, { limit: RUNS_PER_CALL });
  if (rows.length === 0) return 0;
  const batch = new TransitionBatch(transaction, now);
  await batch.addRuns(rows);
  await advanceBatch(batch, { finished: [], candidates: [] });
  await batch.write();
  const unmoved = rows.filter(({ id }) => batch.isUnmoved(id));
  await applyDagRunTransitions(
    transaction,
    unmoved.map((dagRun) => ({ dagRun, verb: null, changes: { lastSchedulingDecisionAt: now } })),
  );
  return rows.length;
}
