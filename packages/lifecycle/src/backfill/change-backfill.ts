import { type BackfillState, type BackfillVerb, nextBackfillState } from "@baram/domain";
import { claimBackfill, type MetadataTransaction } from "@baram/metadata-store";
import { applyBackfillTransition, type BackfillChanges } from "@baram/metadata-store/transitions";

/** What came of it. */
export type ChangeBackfillOutcome =
  | { readonly kind: "changed"; readonly dagId: string }
  /** It stands where this leads nowhere. */
  | { readonly kind: "refused"; readonly state: BackfillState }
  | { readonly kind: "backfill-not-found" };

/** Changes a back-fill as a person asks, where its state allows it. Locks it. */
export async function changeBackfill(
  transaction: MetadataTransaction,
  given: { readonly backfillId: number; readonly verb: BackfillVerb; readonly changes: Partial<BackfillChanges> },
): Promise<ChangeBackfillOutcome> {
  const backfill = await claimBackfill(transaction, given.backfillId);
  if (backfill === null) return { kind: "backfill-not-found" };
  const { state, dagId } = backfill;
  if (nextBackfillState(state, given.verb) === null) return { kind: "refused", state };
  await applyBackfillTransition(transaction, { backfill, verb: given.verb, changes: given.changes });
  return { kind: "changed", dagId };
}
