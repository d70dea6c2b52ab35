import type { BackfillDates } from "@baram/domain";
import {
  claimBackfill,
  insertBackfillDates,
  type MetadataTransaction,
  noteChange,
  updateBackfillPlan,
  updateBackfillReason,
} from "@baram/metadata-store";

/**
 * Writes down dates of a back-fill that somebody has found, unless others have been written since. Locks the back-fill.
 *
 * @param given.plannedCount how many there were when they were looked for.
 * @returns whether more may follow.
 */
export async function recordBackfillDates(
  transaction: MetadataTransaction,
  given: BackfillDates & { readonly backfillId: number; readonly plannedCount: number },
): Promise<boolean> {
  const { backfillId, dates, isEnd } = given;
  const backfill = await claimBackfill(transaction, backfillId);
  if (backfill === null || backfill.isPlanned === 1) return false;
  if (backfill.plannedCount !== given.plannedCount) return true;
  await insertBackfillDates(transaction, { backfillId, from: backfill.plannedCount, dates });
  const plannedCount = backfill.plannedCount + dates.length;
  await updateBackfillPlan(transaction, { backfillId, plannedCount, isPlanned: isEnd });
  if (backfill.stateReason !== null) await updateBackfillReason(transaction, { backfillId, stateReason: null });
  noteChange(transaction, { kind: "backfill", backfillId, dagId: backfill.dagId, state: backfill.state });
  return !isEnd;
}
