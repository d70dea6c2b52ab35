import type { Selectable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { BackfillTable } from "../tables/backfill-tables.ts";

/** A back-fill as its row has it. */
export type BackfillRow = Selectable<BackfillTable>;

const CLAIM = new PreparedQuery<{ backfillId: number }, BackfillRow>(["backfillId"], ({ database, dialect, values }) =>
  database
    .selectFrom("backfill")
    .selectAll()
    .where("id", "=", values.backfillId)
    .$if(dialect.locksRows, (query) => query.forUpdate()),
);

/** Locks a back-fill; `null` where there is none of this id. */
export async function claimBackfill(transaction: MetadataTransaction, backfillId: number): Promise<BackfillRow | null> {
  const { rows } = await CLAIM.execute(transaction, { backfillId });
  return rows[0] ?? null;
}
