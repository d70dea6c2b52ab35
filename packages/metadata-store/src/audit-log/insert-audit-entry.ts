import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { AuditLogTable } from "../tables/operation-tables.ts";

export async function insertAuditEntry(
  transaction: MetadataTransaction,
  entry: Insertable<AuditLogTable>,
): Promise<void> {
  await transaction.insertInto("auditLog").values(entry).execute();
}
