import { clearImportError, type MetadataTransaction, noteChange, retireDagsOfFile } from "@baram/metadata-store";

/** Retires the Dags of a file that is gone, and forgets its import error. History stays; the Dags come back with the file. */
export async function retireDagFile(
  transaction: MetadataTransaction,
  { relativePath }: { readonly relativePath: string },
): Promise<void> {
  const retired = await retireDagsOfFile(transaction, { relativePath, keptDagIds: [] });
  await transaction.deleteFrom("dagFile").where("relativePath", "=", relativePath).execute();
  await clearImportError(transaction, relativePath);
  for (const dagId of retired) noteChange(transaction, { kind: "dag", dagId });
  noteChange(transaction, { kind: "importErrors" });
}
