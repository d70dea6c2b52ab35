import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { VariableTable } from "../tables/setting-tables.ts";

/** Writes a variable in place of one with this key. */
export async function insertOrReplaceVariable(
  transaction: MetadataTransaction,
  { key, value, description }: Insertable<VariableTable>,
): Promise<void> {
  await transaction
    .insertInto("variable")
    .values({ key, value, description })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value, description }))
    .execute();
}

/** Changes a variable that exists. @returns whether it did. */
export async function updateVariable(
  transaction: MetadataTransaction,
  key: string,
  changes: { readonly value?: string; readonly description?: string | null },
): Promise<boolean> {
  const result = await transaction.updateTable("variable").set(changes).where("key", "=", key).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** @returns whether there was one. */
export async function deleteVariable(transaction: MetadataTransaction, key: string): Promise<boolean> {
  const result = await transaction.deleteFrom("variable").where("key", "=", key).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
