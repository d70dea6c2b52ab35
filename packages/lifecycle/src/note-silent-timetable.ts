import { isActiveBackfillState, stateReason } from "@baram/domain";
import { claimBackfill, type MetadataTransaction, noteChange, updateBackfillReason } from "@baram/metadata-store";
import { storableText } from "./batch/storable-text.ts";

/**
 * Says of a back-fill that it waits for its author's timetable, which has not named its dates. The reason goes with the
 * next dates that are written down. Locks the back-fill.
 *
 * @param given.message why not, in one sentence.
 */
export async function noteSilentTimetable(
  transaction: MetadataTransaction,
  { backfillId, message }: { readonly backfillId: number; readonly message: string },
): Promise<void> {
  const backfill = await claimBackfill(transaction, backfillId);
  if (backfill === null || backfill.isPlanned === 1 || !isActiveBackfillState(backfill.state)) return;
  const reason = stateReason("backfill-timetable-silent", { error: storableText(message) });
  if (backfill.stateReason === reason) return;
  await updateBackfillReason(transaction, { backfillId, stateReason: reason });
  noteChange(transaction, { kind: "backfill", backfillId, dagId: backfill.dagId, state: backfill.state });
}
