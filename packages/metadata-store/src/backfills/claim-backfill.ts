import type { Selectable } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import type { BackfillTable } from "../tables/backfill-tables.ts";

/** A back-fill as its row has it. */
export type BackfillRow = Selectable<BackfillTable>;

/** Locks a back-fill; `null` where there is none of this id. */
export async function claimBackfill(transaction: MetadataTransaction, backfillId: number): Promise<BackfillRow | null> {
  const row = await transaction
    .selectFrom("backfill")
    .selectAll()
    .where("id", "=", backfillId)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  return row ?? null;
}
