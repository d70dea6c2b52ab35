import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/**
 * The latest runs of each of several Dags, oldest first.
 *
 * Where the latest ones of a Dag begin is looked up once for each Dag, by its index, before any run is read, and is then told
 * as it is: a planner that does not know how few come after it reads all runs. What it costs does not grow with history.
 */
export async function listRecentDagRuns(
  reader: MetadataReader,
  { dagIds, limitPerDag }: { readonly dagIds: readonly string[]; readonly limitPerDag: number },
): Promise<readonly DagRunRow[]> {
  if (dagIds.length === 0) return [];
  const begins = await reader
    .selectFrom("dag")
    .select(["dag.dagId", since(limitPerDag).as("since")])
    .where("dag.dagId", "in", dagIds)
    .execute();
  if (begins.length === 0) return [];
  const isRecent = begins.map(
    ({ dagId, since: begin }) => sql<boolean>`(dag_run.dag_id = ${dagId} and dag_run.logical_date >= ${begin})`,
  );
  return selectDagRuns(reader)
    .where(sql<boolean>`(${sql.join(isRecent, sql` or `)})`)
    .orderBy("dagRun.logicalDate")
    .execute();
}

function since(limitPerDag: number) {
  return sql<Instant>`coalesce((select latest.logical_date from dag_run latest where latest.dag_id = dag.dag_id
    order by latest.logical_date desc limit 1 offset ${sql.lit(limitPerDag - 1)}), -9000000000000000)`;
}
