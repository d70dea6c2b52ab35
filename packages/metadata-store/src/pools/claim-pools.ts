import type { Selectable } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import type { PoolTable } from "../tables/setting-tables.ts";

/**
 * Locks every pool, by name, so that two schedulers cannot both fill the same free slot.
 *
 * There are few pools; locking all in one order keeps claims free of deadlocks.
 */
export async function claimPools(transaction: MetadataTransaction): Promise<readonly Selectable<PoolTable>[]> {
  return transaction
    .selectFrom("pool")
    .selectAll()
    .orderBy("name")
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
    .execute();
}
