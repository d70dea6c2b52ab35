import type { Instant } from "@baram/domain";
import {
  leaveActiveDates,
  listActiveRunsOfBackfill,
  type MetadataTransaction,
  settleEndedDates,
} from "@baram/metadata-store";
import { type ChangeBackfillOutcome, changeBackfill } from "./backfill/change-backfill.ts";
import { markDagRun } from "./mark-dag-run.ts";

/**
 * Ends a back-fill: nothing more is begun, its runs that are still queued fail, and those that run go on to their end,
 * which nobody notes in it any more.
 */
export async function cancelBackfill(
  transaction: MetadataTransaction,
  { backfillId, now }: { readonly backfillId: number; readonly now: Instant },
): Promise<ChangeBackfillOutcome> {
  const changes = { endedAt: now, stateReason: null };
  const outcome = await changeBackfill(transaction, { backfillId, verb: "cancel", changes });
  if (outcome.kind !== "changed") return outcome;
  const { dagId } = outcome;
  for (const { runId, state } of await listActiveRunsOfBackfill(transaction, backfillId)) {
    if (state === "queued") await markDagRun(transaction, { dagId, runId, state: "failed", now });
  }
  await settleEndedDates(transaction, backfillId);
  await leaveActiveDates(transaction, backfillId);
  return outcome;
}
