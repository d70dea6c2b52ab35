import type { Instant } from "@baram/domain";
import { flag, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { updateNextDagRun } from "./update-next-dag-run.ts";

/** What came of it. */
export type SetDagPausedOutcome =
  | { readonly kind: "changed" }
  | { readonly kind: "unchanged" }
  | { readonly kind: "dag-not-found" };

/**
 * Pauses a Dag (no new runs, nothing of its runs starts; what runs goes on) or unpauses it.
 *
 * Unpausing looks at the schedule from now on: with catchup every missed interval gets its run, without it only the
 * latest complete one.
 */
export async function setDagPaused(
  transaction: MetadataTransaction,
  { dagId, isPaused, now }: { readonly dagId: string; readonly isPaused: boolean; readonly now: Instant },
): Promise<SetDagPausedOutcome> {
  const dag = await transaction.selectFrom("dag").select("isPaused").where("dagId", "=", dagId).executeTakeFirst();
  if (dag === undefined) return { kind: "dag-not-found" };
  if (dag.isPaused === flag(isPaused)) return { kind: "unchanged" };
  await transaction
    .updateTable("dag")
    .set({ isPaused: flag(isPaused) })
    .where("dagId", "=", dagId)
    .execute();
  if (!isPaused) await updateNextDagRun(transaction, { dagId, now });
  noteChange(transaction, { kind: "dag", dagId });
  return { kind: "changed" };
}
