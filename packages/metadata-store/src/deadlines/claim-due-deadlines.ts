import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** Locks deadlines whose moment has come, the longest due first. */
export function claimDueDeadlines(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
) {
  return (
    transaction
      .selectFrom("deadline")
      .innerJoin("dagRun", "dagRun.id", "deadline.dagRunId")
      .select([
        "deadline.id",
        "deadline.dagId",
        "deadline.dagRunId",
        "deadline.taskId",
        "deadline.position",
        "deadline.dueAt",
        "dagRun.state as runState",
        "dagRun.endDate as runEndDate",
        "dagRun.dagVersionId",
      ])
      // Written out, so that the partial index is used.
      .where("deadline.state", "=", sql.lit("pending"))
      .where("deadline.dueAt", "<=", now)
      .orderBy("deadline.dueAt")
      .orderBy("deadline.id")
      .limit(limit)
      .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("deadline").skipLocked())
      .execute()
  );
}
