import { type BackfillVerb, type Instant, invariant, nextBackfillState } from "@baram/domain";
import type { BackfillRow } from "../backfills/claim-backfill.ts";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** What changes along with the state of a back-fill. */
export interface BackfillChanges {
  readonly stateReason: string | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** Writes a transition of a back-fill, which the caller holds under lock and has found allowed. */
export async function applyBackfillTransition(
  transaction: MetadataTransaction,
  {
    backfill,
    verb,
    changes,
  }: { readonly backfill: BackfillRow; readonly verb: BackfillVerb; readonly changes: Partial<BackfillChanges> },
): Promise<void> {
  const { id, dagId, state: from } = backfill;
  const state = nextBackfillState(from, verb);
  invariant(state !== null, `A back-fill that is ${from} cannot ${verb}.`);
  const { numUpdatedRows } = await transaction
    .updateTable("backfill")
    .set({ ...changes, state })
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirst();
  invariant(numUpdatedRows === 1n, "A back-fill left the state it was locked in.");
  noteChange(transaction, { kind: "backfill", backfillId: id, dagId, state });
}
