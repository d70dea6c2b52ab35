import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { LOCKED_DAG_RUN_COLUMNS, type LockedDagRun } from "./claim-dag-runs.ts";

/** Locks running runs whose time is up, or the given one if its time is, by id. One look into an index where there are none. */
export async function claimTimedOutDagRuns(
  transaction: MetadataTransaction,
  { dagRunId, now, limit }: { readonly dagRunId: number | null; readonly now: Instant; readonly limit: number },
): Promise<readonly LockedDagRun[]> {
  return transaction
    .selectFrom("dagRun")
    .select(LOCKED_DAG_RUN_COLUMNS)
    .where(sql<boolean>`state = 'running' and timeout_at is not null`)
    .where("timeoutAt", "<=", now)
    .$if(dagRunId !== null, (query) => query.where("dagRun.id", "=", dagRunId))
    .orderBy("dagRun.id")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("dagRun"))
    .execute();
}
