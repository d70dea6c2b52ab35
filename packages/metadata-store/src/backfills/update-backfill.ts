import type { MetadataTransaction } from "../metadata-store.ts";
import { flag } from "../tables/flag.ts";

/** Notes how many dates of a back-fill have been written down. The caller holds it. */
export async function updateBackfillPlan(
  transaction: MetadataTransaction,
  {
    backfillId,
    plannedCount,
    isPlanned,
  }: { readonly backfillId: number; readonly plannedCount: number; readonly isPlanned: boolean },
): Promise<void> {
  await transaction
    .updateTable("backfill")
    .set({ plannedCount, isPlanned: flag(isPlanned) })
    .where("id", "=", backfillId)
    .execute();
}

/** Says in one sentence why a back-fill does not go on; `null` where it does. */
export async function updateBackfillReason(
  transaction: MetadataTransaction,
  { backfillId, stateReason }: { readonly backfillId: number; readonly stateReason: string | null },
): Promise<void> {
  await transaction.updateTable("backfill").set({ stateReason }).where("id", "=", backfillId).execute();
}

/** Makes a run one of a back-fill: it goes by the back-fill's terms and limit, and although its Dag is paused. */
export async function updateRunTakenOver(
  transaction: MetadataTransaction,
  { dagRunId, backfillId, terms }: { readonly dagRunId: number; readonly backfillId: number; readonly terms: string },
): Promise<void> {
  await transaction
    .updateTable("dagRun")
    .set({ runType: "backfill", backfillId, terms })
    .where("id", "=", dagRunId)
    .execute();
}
