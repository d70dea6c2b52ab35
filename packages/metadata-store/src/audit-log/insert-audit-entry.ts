import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { AuditLogTable } from "../tables/operation-tables.ts";

/** What is noted of a change. */
export type AuditEntry = Required<Omit<Insertable<AuditLogTable>, "id">>;

const INSERT = new PreparedQuery<AuditEntry, never>(
  ["createdAt", "event", "owner", "dagId", "taskId", "runId", "extra"],
  ({ database, values }) => database.insertInto("auditLog").values(values),
);

/** Notes what a person changed, or tried to. */
export async function insertAuditEntry(transaction: MetadataTransaction, entry: AuditEntry): Promise<void> {
  await INSERT.execute(transaction, entry);
}
