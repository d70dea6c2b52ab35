import { type CleaningBatch, deleteOldRows, type MetadataTransaction, noteChange } from "@baram/metadata-store";

/**
 * Deletes a batch of a table's old rows, after it has copied them to an archive where there is one.
 *
 * Parity: the state of a run is not looked at. What of it was running is found to be gone, and stopped.
 *
 * @returns how many rows went; call again, in another transaction, while it is not zero.
 */
export async function cleanTable(transaction: MetadataTransaction, batch: CleaningBatch): Promise<number> {
  const count = await deleteOldRows(transaction, batch);
  // Too many for one change each.
  if (count > 0) noteChange(transaction, { kind: "everything" });
  return count;
}
