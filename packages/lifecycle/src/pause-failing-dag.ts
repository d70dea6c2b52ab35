import { flag, type MetadataTransaction, noteChange, serializedDagsOf } from "@baram/metadata-store";

/**
 * Pauses a Dag of which as many of the latest runs have failed one after another as it allows.
 *
 * Parity: the latest by logical date, of any type; one that has not ended has not failed. Locks the Dag.
 *
 * @param maximum for Dags that do not say so themselves; 0 for no limit.
 * @returns whether it was paused by this.
 */
export async function pauseFailingDag(
  transaction: MetadataTransaction,
  { dagId, maximum }: { readonly dagId: string; readonly maximum: number },
): Promise<boolean> {
  const row = await transaction
    .selectFrom("dag")
    .select(["dagVersionId", "isPaused"])
    .where("dagId", "=", dagId)
    .executeTakeFirst();
  if (row === undefined || row.isPaused === 1) return false;
  const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
  const allowed = dag.maxConsecutiveFailedDagRuns ?? maximum;
  if (allowed === 0) return false;
  const latest = await transaction
    .selectFrom("dagRun")
    .select("state")
    .where("dagId", "=", dagId)
    .orderBy("logicalDate", "desc")
    .limit(allowed)
    .execute();
  if (latest.length < allowed || latest.some(({ state }) => state !== "failed")) return false;
  const { numUpdatedRows } = await transaction
    .updateTable("dag")
    .set({ isPaused: flag(true) })
    .where("dagId", "=", dagId)
    .where("isPaused", "=", 0)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  noteChange(transaction, { kind: "dag", dagId });
  return true;
}
