import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

const LIST = new PreparedQuery<{ now: Instant; limit: number }, { readonly id: number }>(
  ["now", "limit"],
  ({ database, values }) =>
    database
      .selectFrom("taskInstance")
      .innerJoin("dagRun", "dagRun.id", "taskInstance.dagRunId")
      .select("taskInstance.id")
      // Written out, so that the partial index of exactly these states is used.
      .where(sql<boolean>`task_instance.state in ('up_for_retry', 'up_for_reschedule', 'deferred')`)
      .where(sql<boolean>`task_instance.state <> 'deferred'`)
      .where("taskInstance.retryAt", "<=", values.now)
      .where("dagRun.state", "=", sql.lit("running"))
      .orderBy("taskInstance.retryAt")
      .limit(values.limit),
);

/** The ids of instances of running runs whose retry delay, or wait for the next look, is over, longest due first. */
export async function listDueRetries(
  transaction: MetadataTransaction,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<readonly number[]> {
  const { rows } = await LIST.execute(transaction, { now, limit });
  return rows.map(({ id }) => id);
}
