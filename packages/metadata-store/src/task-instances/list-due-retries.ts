import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";

/** The ids of instances of running runs whose retry delay is over, longest due first. */
export async function listDueRetries(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly number[]> {
  const rows = await transaction
    .selectFrom("taskInstance")
    .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
    .select("taskInstance.id")
    .where("taskInstance.state", "=", sql.lit("up_for_retry"))
    .where("taskInstance.retryAt", "<=", now)
    .where("dagRun.state", "=", "running")
    .orderBy("taskInstance.retryAt")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
