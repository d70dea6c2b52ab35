import { type RawBuilder, sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataTransaction } from "../metadata-store.ts";

/** Removes every value of the given instances: what a try pushed is gone when the next one starts. */
export async function deleteXComsOfTaskInstances(
  transaction: MetadataTransaction,
  taskInstanceIds: readonly number[],
): Promise<void> {
  if (taskInstanceIds.length === 0) return;
  await deleteXComs(transaction, isOneOf(sql.ref("taskInstanceId"), taskInstanceIds));
}

/** Removes every value of a run. */
export async function deleteXComsOfDagRun(transaction: MetadataTransaction, dagRunId: number): Promise<void> {
  await deleteXComs(transaction, sql<boolean>`dag_run_id = ${dagRunId}`);
}

/** Removes the values of rows of `xcom` for which a condition holds, in SQL. */
export async function deleteXComsOfRows(
  transaction: MetadataTransaction,
  condition: RawBuilder<boolean>,
): Promise<void> {
  await deleteXComs(transaction, condition);
}

/** What is kept elsewhere of a removed value is noted, to be removed there by a runner. */
async function deleteXComs(transaction: MetadataTransaction, condition: RawBuilder<boolean>): Promise<void> {
  const deleted = await transaction
    .deleteFrom("xcom")
    .where(condition)
    .returning(["taskInstanceId", "dagRunId", "taskId", "mapIndex", "key", "createdAt"])
    .returning(sql<string | null>`case when needs_purge = 1 then value end`.as("value"))
    .execute();
  const kept = deleted.flatMap(({ value, ...xcom }) => (value === null ? [] : [{ ...xcom, value }]));
  if (kept.length === 0) return;
  const dagRuns = await transaction
    .selectFrom("dagRun")
    .select(["id", "dagId", "runId"])
    .where(isOneOf(sql.ref("id"), [...new Set(kept.map(({ dagRunId }) => dagRunId))]))
    .execute();
  const runById = new Map(dagRuns.map(({ id, ...run }) => [id, run]));
  const purges = kept.flatMap(({ dagRunId, ...xcom }) => {
    const run = runById.get(dagRunId);
    return run === undefined ? [] : [{ ...xcom, ...run }];
  });
  for (const purge of purges) await transaction.insertInto("xcomToPurge").values(purge).execute();
}
