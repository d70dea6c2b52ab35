import type { Insertable } from "kysely";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";
import type { PoolTable } from "../tables/setting-tables.ts";

/** Writes a pool. `false` when its name is taken. */
export async function insertPool(transaction: MetadataTransaction, pool: Insertable<PoolTable>): Promise<boolean> {
  const result = await transaction
    .insertInto("pool")
    .values(pool)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  const isInserted = (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  if (isInserted) notePoolChange(transaction);
  return isInserted;
}

/** Changes a pool that exists; its new name must be free. @returns whether there was one. */
export async function updatePool(
  transaction: MetadataTransaction,
  name: string,
  changes: Partial<Insertable<PoolTable>>,
): Promise<boolean> {
  const result = await transaction.updateTable("pool").set(changes).where("name", "=", name).executeTakeFirst();
  notePoolChange(transaction);
  return result.numUpdatedRows > 0n;
}

/** @returns whether there was one. */
export async function deletePool(transaction: MetadataTransaction, name: string): Promise<boolean> {
  const result = await transaction.deleteFrom("pool").where("name", "=", name).executeTakeFirst();
  notePoolChange(transaction);
  return result.numDeletedRows > 0n;
}

/** Task instances of any Dag may wait for the pool, or may not go on without it, and none of them is looked for here. */
function notePoolChange(transaction: MetadataTransaction): void {
  noteChange(transaction, { kind: "everything" });
}
