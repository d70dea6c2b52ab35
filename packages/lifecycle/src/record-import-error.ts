import type { Instant } from "@baram/domain";
import { listenerEventsOf, type MetadataTransaction, noteChange } from "@baram/metadata-store";

/** Why a Dag file gave no Dags, or not all of them. Lines and columns count from 1. */
export interface NewImportError {
  readonly relativePath: string;
  readonly message: string;
  readonly errorKind: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly frame: string | null;
  readonly stack: string | null;
  readonly now: Instant;
}

/** Records why a Dag file does not load. The Dags it made before stay as they were; a file has one error at a time. */
export async function recordImportError(transaction: MetadataTransaction, error: NewImportError): Promise<void> {
  const { relativePath, now, ...told } = error;
  await tellListeners(transaction, error);
  const described = { ...told, createdAt: now };
  await transaction
    .insertInto("importError")
    .values({ relativePath, ...described })
    .onConflict((conflict) => conflict.column("relativePath").doUpdateSet(described))
    .execute();
  noteChange(transaction, { kind: "importErrors" });
}

/** Costs nothing where nobody listens. */
async function tellListeners(
  transaction: MetadataTransaction,
  { relativePath, message, stack }: NewImportError,
): Promise<void> {
  const listenerEvents = listenerEventsOf(transaction);
  if (listenerEvents === null) return;
  const errors = transaction.selectFrom("importError").where("relativePath", "=", relativePath);
  const known = await errors.select("relativePath").executeTakeFirst();
  listenerEvents.push({ kind: "importError", isNew: known === undefined, fileName: relativePath, message, stack });
}
