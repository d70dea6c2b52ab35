import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { LOCKED_DAG_RUN_COLUMNS, type LockedDagRun } from "./claim-dag-runs.ts";

/**
 * Locks running runs in which nothing is on its way although something is unfinished, those first that were not looked
 * at for longest.
 */
export async function claimStalledDagRuns(
  transaction: MetadataTransaction,
  { limit }: { readonly limit: number },
): Promise<readonly LockedDagRun[]> {
  return transaction
    .selectFrom("dagRun")
    .select(LOCKED_DAG_RUN_COLUMNS)
    .where(sql<boolean>`state in ('queued', 'running')`)
    .where("state", "=", "running")
    .where("activeCount", "=", 0)
    .where("unfinishedCount", ">", 0)
    .orderBy("dagRun.lastSchedulingDecisionAt")
    .orderBy("dagRun.id")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("dagRun").skipLocked())
    .execute();
}
