import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/**
 * The latest runs of each of several Dags, oldest first.
 *
 * A subquery finds where the latest ones of a Dag begin, by its index: what it costs does not grow with history.
 */
export async function listRecentDagRuns(
  reader: MetadataReader,
  { dagIds, limitPerDag }: { readonly dagIds: readonly string[]; readonly limitPerDag: number },
): Promise<readonly DagRunRow[]> {
  if (dagIds.length === 0) return [];
  return selectDagRuns(reader)
    .where("dagRun.dagId", "in", dagIds)
    .where(
      "dagRun.logicalDate",
      ">=",
      sql<never>`coalesce((select latest.logical_date from dag_run latest where latest.dag_id = dag_run.dag_id
        order by latest.logical_date desc limit 1 offset ${limitPerDag - 1}), -9000000000000000)`,
    )
    .orderBy("dagRun.logicalDate")
    .execute();
}
