import type { Selectable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { PoolTable } from "../tables/setting-tables.ts";

const CLAIM = new PreparedQuery<object, Selectable<PoolTable>>([], ({ database, dialect }) =>
  database
    .selectFrom("pool")
    .selectAll()
    .orderBy("name")
    .$if(dialect.locksRows, (query) => query.forUpdate()),
);

/**
 * Locks every pool, by name, so that two schedulers cannot both fill the same free slot.
 *
 * There are few pools; locking all in one order keeps claims free of deadlocks.
 */
export async function claimPools(transaction: MetadataTransaction): Promise<readonly Selectable<PoolTable>[]> {
  const { rows } = await CLAIM.execute(transaction, {});
  return rows;
}
