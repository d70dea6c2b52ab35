import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { SessionTable } from "../tables/user-tables.ts";

/** Keeps a new log-in. */
/** Writes down a log-in. */
export async function insertSession(
  transaction: MetadataTransaction,
  session: Insertable<SessionTable>,
): Promise<void> {
  await transaction.insertInto("session").values(session).execute();
}
