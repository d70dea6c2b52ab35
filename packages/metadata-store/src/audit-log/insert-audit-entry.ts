import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { AuditLogTable } from "../tables/operation-tables.ts";

/** Notes what a person changed, or tried to. */
/** Writes down what a person asked for. */
export async function insertAuditEntry(
  transaction: MetadataTransaction,
  entry: Insertable<AuditLogTable>,
): Promise<void> {
  await transaction.insertInto("auditLog").values(entry).execute();
}
