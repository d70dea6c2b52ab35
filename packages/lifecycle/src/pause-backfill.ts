import type { MetadataTransaction } from "@baram/metadata-store";
import { type ChangeBackfillOutcome, changeBackfill } from "./backfill/change-backfill.ts";

/** Pauses a back-fill: none of its runs starts any more, and those that run go on. */
export function pauseBackfill(
  transaction: MetadataTransaction,
  { backfillId }: { readonly backfillId: number },
): Promise<ChangeBackfillOutcome> {
  return changeBackfill(transaction, { backfillId, verb: "pause", changes: {} });
}
