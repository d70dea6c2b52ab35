import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import type { DagRunRow } from "./select-dag-runs.ts";

/**
 * The latest runs of each of several Dags, oldest first.
 *
 * Where the latest ones of a Dag begin is looked up once for each Dag, by its index, and written down before any run is
 * read: what it costs does not grow with history.
 */
export async function listRecentDagRuns(
  reader: MetadataReader,
  { dagIds, limitPerDag }: { readonly dagIds: readonly string[]; readonly limitPerDag: number },
): Promise<readonly DagRunRow[]> {
  if (dagIds.length === 0) return [];
  return reader
    .with(
      (expression) => expression("recent").materialized(),
      (query) =>
        query
          .selectFrom("dag")
          .select(["dag.dagId", since(limitPerDag).as("since")])
          .where("dag.dagId", "in", dagIds),
    )
    .selectFrom("recent")
    .innerJoin("dagRun", (join) =>
      join.onRef("dagRun.dagId", "=", "recent.dagId").onRef("dagRun.logicalDate", ">=", "recent.since"),
    )
    .innerJoin("dagVersion", "dagVersion.id", "dagRun.dagVersionId")
    .selectAll("dagRun")
    .select("dagVersion.versionNumber")
    .orderBy("dagRun.logicalDate")
    .execute();
}

function since(limitPerDag: number) {
  return sql<Instant>`coalesce((select latest.logical_date from dag_run latest where latest.dag_id = dag.dag_id
    order by latest.logical_date desc limit 1 offset ${limitPerDag - 1}), -9000000000000000)`;
}
