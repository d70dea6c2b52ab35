import { sql } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

const COUNT_ACTIVE = new PreparedQuery<{ dagId: string }, { readonly active: number }>(
  ["dagId"],
  ({ database, values }) =>
    database
      .selectFrom("dagRun")
      .select((query) => query.fn.countAll<number>().as("active"))
      .where("dagId", "=", values.dagId)
      .where(sql<boolean>`state in ('queued', 'running')`)
      .where("runType", "!=", "backfill"),
);

/** How many runs of a Dag are queued or running: what its limit of active runs counts. Back-fills have their own. */
export async function countActiveDagRuns(transaction: MetadataTransaction, dagId: string): Promise<number> {
  const { rows } = await COUNT_ACTIVE.execute(transaction, { dagId });
  return rows[0]?.active ?? 0;
}

/** How many runs of a Dag are running: what holds its queued runs back. Those of back-fills do not. */
export async function countRunningDagRuns(reader: MetadataReader, dagId: string): Promise<number> {
  const { running } = await reader
    .selectFrom("dagRun")
    .select((query) => query.fn.countAll<number>().as("running"))
    .where("dagId", "=", dagId)
    .where("state", "=", sql.lit("running"))
    .where("runType", "!=", "backfill")
    .executeTakeFirstOrThrow();
  return running;
}
