import type { MetadataTransaction } from "@baram/metadata-store";

/** Writes a person's note on a run. `null` removes it. @returns whether there is such a run. */
export async function setDagRunNote(
  transaction: MetadataTransaction,
  { dagId, runId, note }: { readonly dagId: string; readonly runId: string; readonly note: string | null },
): Promise<boolean> {
  const result = await transaction
    .updateTable("dagRun")
    .set({ note })
    .where("dagId", "=", dagId)
    .where("runId", "=", runId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
