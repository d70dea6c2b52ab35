import { sql } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

interface ActiveDagRuns {
  readonly dagId: string;
  readonly active: number;
}

const COUNT_ACTIVE = new PreparedQuery<{ dagIds: string }, ActiveDagRuns>(["dagIds"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
    .select("given.dagId")
    // One look into the index for each Dag: joined, PostgreSQL would walk along all active runs, and look for their Dags.
    .select(({ selectFrom }) =>
      selectFrom("dagRun")
        .select((query) => query.fn.countAll<number>().as("active"))
        .whereRef("dagRun.dagId", "=", "given.dagId")
        .where(sql<boolean>`dag_run.state in ('queued', 'running')`)
        .where("runType", "!=", "backfill")
        .$asScalar()
        .$notNull()
        .as("active"),
    ),
);

/**
 * How many runs each Dag has that are queued or running: what its limit of active runs counts. Back-fills have their own.
 *
 * @returns by Dag.
 */
export async function countActiveDagRuns(
  transaction: MetadataTransaction,
  dagIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (dagIds.length === 0) return new Map();
  const { rows } = await COUNT_ACTIVE.execute(transaction, {
    dagIds: JSON.stringify(dagIds.map((dagId) => ({ dagId }))),
  });
  return new Map(rows.map(({ dagId, active }) => [dagId, active]));
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
