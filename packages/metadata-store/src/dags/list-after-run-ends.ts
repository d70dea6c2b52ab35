import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { Flag } from "../tables/flag.ts";

/** What may go on in a Dag, now that one of its runs has ended. */
export interface DagAfterRunEnd {
  readonly dagId: string;
  /** Its next run has its dates but no moment of creation, although there is room below its limit of active runs. */
  readonly isHeldByRunLimit: Flag;
  /** Updates of assets are noted that it waits for. */
  readonly hasNotedUpdates: Flag;
  readonly hasQueuedRuns: Flag;
}

/** Whether a Dag is below its limit of active runs, which had held its next run back. */
const IS_HELD_BY_RUN_LIMIT = sql<boolean>`dag.next_run_after is null and dag.next_logical_date is not null
  and dag.is_active = 1 and dag.awaits_timetable = 0
  and dag.max_active_runs > (select count(*) from dag_run where dag_run.dag_id = dag.dag_id
    and dag_run.state in ('queued', 'running') and dag_run.run_type <> 'backfill')`;

const OF_NAMED = new PreparedQuery<{ dagIds: string }, DagAfterRunEnd>(["dagIds"], ({ database, dialect, values }) =>
  database
    .selectFrom(dialect.rows<{ dagId: string }, "given">("given", { dagId: "text" }, values.dagIds))
    .innerJoin("dag", "dag.dagId", "given.dagId")
    .select([
      "dag.dagId",
      sql<Flag>`case when ${IS_HELD_BY_RUN_LIMIT} then 1 else 0 end`.as("isHeldByRunLimit"),
      sql<Flag>`case when exists (select 1 from asset_update_noted where asset_update_noted.dag_id = dag.dag_id)
        then 1 else 0 end`.as("hasNotedUpdates"),
      sql<Flag>`case when exists (select 1 from dag_run where dag_run.dag_id = dag.dag_id and dag_run.state = 'queued')
        then 1 else 0 end`.as("hasQueuedRuns"),
    ]),
);

const HELD = new PreparedQuery<object, { readonly dagId: string }>([], ({ database }) =>
  database.selectFrom("dag").select("dag.dagId").where(IS_HELD_BY_RUN_LIMIT),
);

/** What may go on in these Dags. Costs three looks into an index for each, and a count of the active runs of those at a limit. */
export async function listAfterRunEnds(
  reader: MetadataReader,
  dagIds: readonly string[],
): Promise<readonly DagAfterRunEnd[]> {
  return dagIds.length === 0
    ? []
    : OF_NAMED.read(reader, { dagIds: JSON.stringify(dagIds.map((dagId) => ({ dagId }))) });
}

/** Every Dag whose next run was held back by its limit of active runs and is so no longer. */
export async function listDagsHeldByRunLimit(reader: MetadataReader): Promise<readonly string[]> {
  return (await HELD.read(reader, {})).map(({ dagId }) => dagId);
}
