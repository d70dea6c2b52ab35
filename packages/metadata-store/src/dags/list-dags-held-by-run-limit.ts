import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/**
 * Of these Dags, or of all, the ones whose next run has its dates but no moment of creation although they are below their
 * limit of active runs: they were at it.
 */
export async function listDagsHeldByRunLimit(
  reader: MetadataReader,
  dagIds: readonly string[] | null,
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("dag")
    .select("dagId")
    .$if(dagIds !== null, (query) => query.where("dagId", "in", [...(dagIds ?? [])]))
    .where(sql<boolean>`next_run_after is null and next_logical_date is not null`)
    .where("isActive", "=", 1)
    .where("awaitsTimetable", "=", 0)
    .where(({ eb, selectFrom }) =>
      eb(
        "dag.maxActiveRuns",
        ">",
        selectFrom("dagRun")
          .select((query) => query.fn.countAll<number>().as("active"))
          .whereRef("dagRun.dagId", "=", "dag.dagId")
          .where(sql<boolean>`dag_run.state in ('queued', 'running')`)
          .where("dagRun.runType", "!=", "backfill"),
      ),
    )
    .execute();
  return rows.map(({ dagId }) => dagId);
}
