import { flag, type MetadataTransaction, noteChange } from "@baram/metadata-store";

/** Retires the Dags of a file that is gone, and forgets its import error. History stays; the Dags come back with the file. */
export async function retireDagFile(
  transaction: MetadataTransaction,
  { relativePath }: { readonly relativePath: string },
): Promise<void> {
  const retired = await transaction
    .updateTable("dag")
    .set({ isActive: flag(false), nextRunAfter: null })
    .where("relativePath", "=", relativePath)
    .where("isActive", "=", 1)
    .returning("dagId")
    .execute();
  await transaction.deleteFrom("dagFile").where("relativePath", "=", relativePath).execute();
  await transaction.deleteFrom("importError").where("relativePath", "=", relativePath).execute();
  for (const { dagId } of retired) noteChange(transaction, { kind: "dag", dagId });
  noteChange(transaction, { kind: "importErrors" });
}
