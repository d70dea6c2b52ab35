import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { ConnectionTable } from "../tables/setting-tables.ts";

/** Writes a connection whose secrets are encrypted already. `false` when its id is taken. */
export async function insertConnection(
  transaction: MetadataTransaction,
  connection: Insertable<ConnectionTable>,
): Promise<boolean> {
  const result = await transaction
    .insertInto("connection")
    .values(connection)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes a connection that exists. @returns whether it did. */
export async function updateConnection(
  transaction: MetadataTransaction,
  connectionId: string,
  changes: Partial<Omit<Insertable<ConnectionTable>, "connectionId">>,
): Promise<boolean> {
  const query = transaction.updateTable("connection").set(changes).where("connectionId", "=", connectionId);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** @returns whether there was one. */
export async function deleteConnection(transaction: MetadataTransaction, connectionId: string): Promise<boolean> {
  const query = transaction.deleteFrom("connection").where("connectionId", "=", connectionId);
  return (await query.executeTakeFirst()).numDeletedRows > 0n;
}
