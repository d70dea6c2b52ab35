import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** A task instance that failed and that nobody has cleared. */
export interface FailedTaskInstance {
  readonly dagId: string;
  readonly runId: string;
  readonly taskId: string;
  readonly mapIndex: number;
  readonly tryNumber: number;
  readonly maxTries: number;
  readonly endDate: Instant | null;
  readonly stateReason: string | null;
}

/** The latest run of each active Dag, and the latest one that has ended where that one has not. */
const LATEST_RUNS = sql`
  select run.id from dag join dag_run run on run.dag_id = dag.dag_id
    and run.logical_date = (select max(latest.logical_date) from dag_run latest where latest.dag_id = dag.dag_id)
    where dag.is_active = 1
  union
  select run.id from dag join dag_run run on run.dag_id = dag.dag_id and run.logical_date =
    (select max(last.logical_date) from (${lastOf("success")} union all ${lastOf("failed")}) as last)
    where dag.is_active = 1`;

/** A look at the end of the index of each state; of two states at once all their runs would be read. */
function lastOf(state: "success" | "failed") {
  return sql`select max(ended.logical_date) as logical_date from dag_run ended
    where ended.dag_id = dag.dag_id and ended.state = ${sql.lit(state)}`;
}

/** What failed in the latest runs, the newest failure first, with how many there are in how many runs. */
export async function listFailedNow(
  reader: MetadataReader,
  { limit }: { readonly limit: number },
): Promise<{ readonly failed: readonly FailedTaskInstance[]; readonly total: number; readonly runs: number }> {
  // Without statistics SQLite would begin with all task instances; it keeps to the order of a cross join.
  const from = sql`from (${LATEST_RUNS}) latest cross join task_instance instance
    where instance.dag_run_id = latest.id and instance.state = 'failed'`;
  const { rows: counts } = await sql<{ total: number; runs: number }>`
    select count(*) as total, count(distinct instance.dag_run_id) as runs ${from}`.execute(reader);
  const total = Number(counts[0]?.total ?? 0);
  if (total === 0) return { failed: [], total, runs: 0 };
  const { rows } = await sql<FailedTaskInstance>`
    select instance.dag_id, instance.run_id, instance.task_id, instance.map_index, instance.try_number,
      instance.max_tries, instance.end_date, instance.state_reason ${from}
    order by instance.end_date desc, instance.id limit ${sql.lit(limit)}`.execute(reader);
  return { failed: rows, total, runs: Number(counts[0]?.runs ?? 0) };
}
