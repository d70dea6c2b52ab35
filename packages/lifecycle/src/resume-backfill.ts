import { type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { type ChangeBackfillOutcome, changeBackfill } from "./backfill/change-backfill.ts";

/** Lets a paused back-fill go on: its queued runs may start again, and further dates are begun. */
export async function resumeBackfill(
  transaction: MetadataTransaction,
  { backfillId }: { readonly backfillId: number },
): Promise<ChangeBackfillOutcome> {
  const outcome = await changeBackfill(transaction, { backfillId, verb: "resume", changes: {} });
  // Its queued runs are looked at again, which a change of the back-fill alone would not bring about.
  if (outcome.kind === "changed") noteChange(transaction, { kind: "dag", dagId: outcome.dagId });
  return outcome;
}
