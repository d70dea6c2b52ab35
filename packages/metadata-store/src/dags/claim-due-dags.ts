import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import { DAG_TO_SCHEDULE, type DagToSchedule } from "./next-dag-run.ts";

const CLAIM = new PreparedQuery<{ now: Instant; limit: number }, DagToSchedule>(
  ["now", "limit"],
  ({ database, dialect, values }) =>
    database
      .selectFrom("dag")
      .select(DAG_TO_SCHEDULE)
      // Written out, so that the partial index of exactly these Dags is used.
      .where(sql<boolean>`is_active = 1 and is_paused = 0 and next_run_after is not null`)
      .where("nextRunAfter", "<=", values.now)
      // Parity: a Dag whose file does not load gets no runs by itself.
      .where("relativePath", "not in", (query) => query.selectFrom("importError").select("relativePath"))
      .orderBy("nextRunAfter")
      .orderBy("dagId")
      .limit(values.limit)
      .$if(dialect.locksRows, (query) => query.forUpdate().skipLocked()),
);

/** Locks the Dags whose moment has come, the longest due first. */
export async function claimDueDags(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly DagToSchedule[]> {
  return (await CLAIM.execute(transaction, { now, limit })).rows;
}
