import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import type { BackfillTable } from "../tables/backfill-tables.ts";

/** Writes a new back-fill. @returns its id; `null` where another one of the Dag is still active. */
export async function insertBackfill(
  transaction: MetadataTransaction,
  backfill: Insertable<BackfillTable>,
): Promise<number | null> {
  const row = await transaction
    .insertInto("backfill")
    .values(backfill)
    // Only one index can be in the way: that of active ones, by Dag.
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}
