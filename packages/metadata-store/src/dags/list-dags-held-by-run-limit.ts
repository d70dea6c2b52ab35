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
  if (dagIds?.length === 0) return [];
  const named = dagIds === null ? sql`` : sql`dag.dag_id in (${sql.join(dagIds)}) and`;
  const { rows } = await sql<{ readonly dagId: string }>`select dag.dag_id from dag
    where ${named} dag.next_run_after is null and dag.next_logical_date is not null
      and dag.is_active = 1 and dag.awaits_timetable = 0
      and dag.max_active_runs > (select count(*) from dag_run where dag_run.dag_id = dag.dag_id
        and dag_run.state in ('queued', 'running') and dag_run.run_type <> 'backfill')`.execute(reader);
  return rows.map(({ dagId }) => dagId);
}
