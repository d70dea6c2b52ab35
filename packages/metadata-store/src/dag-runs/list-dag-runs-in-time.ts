import { addSeconds, type DagRunState, type Instant, type RunType } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** Ended runs that took longer are found by when they started only. */
const LONGEST_RUN_SECONDS = 2 * 86_400;

/** A run as far as a drawing of time needs it. */
export interface DagRunInTime {
  readonly dagId: string;
  readonly runId: string;
  readonly state: DagRunState;
  readonly runType: RunType;
  readonly logicalDate: Instant;
  readonly startDate: Instant;
  readonly endDate: Instant | null;
}

/** A stretch of time; its end is left out. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
}

/** The runs whose time touches a stretch, the latest first; of Dags that are still there. */
export async function listDagRunsInTime(
  reader: MetadataReader,
  { from, until, limit }: Stretch & { readonly limit: number },
): Promise<readonly DagRunInTime[]> {
  const columns = sql`dag_run.dag_id, run_id, state, run_type, logical_date, start_date, end_date`;
  // Two parts, so that each is found by an index: those that ended by when they started, the others by their state.
  const { rows } = await sql<DagRunInTime>`
    select ${columns} from dag_run
      where start_date >= ${sql.lit(addSeconds(from, -LONGEST_RUN_SECONDS))} and start_date < ${sql.lit(until)}
        and end_date >= ${sql.lit(from)}
    union all
    select ${columns} from dag_run
      where state in ('queued', 'running') and start_date < ${sql.lit(until)} and end_date is null
    order by start_date desc limit ${sql.lit(limit)}`.execute(reader);
  return rows;
}
