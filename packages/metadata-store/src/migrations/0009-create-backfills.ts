import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** Back-fills with the dates they cover, and what the runs of theirs go by. */
export function createBackfills({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table backfill (id ${id}, dag_id text not null, dag_version_id bigint not null references dag_version (id) on delete cascade,
       state text not null, from_date ${instant} not null, to_date ${instant} not null, rerun_behavior text not null, is_backwards smallint not null,
       max_active_runs integer not null, continues_on_failure smallint not null, marks_success smallint not null, clears_to_newest smallint not null,
       conf text not null, terms text not null, planned_count integer not null, is_planned smallint not null, state_reason text,
       created_at ${instant} not null, created_by text not null, started_at ${instant}, ended_at ${instant})`,
    `create unique index backfill_active on backfill (dag_id) where state in ('queued', 'running', 'paused')`,
    `create index backfill_by_dag on backfill (dag_id, id)`,
    `create table backfill_date (backfill_id bigint not null references backfill (id) on delete cascade, position integer not null,
       logical_date ${instant} not null, data_interval_start ${instant} not null, data_interval_end ${instant} not null, run_after ${instant} not null,
       state text not null, action text, reason text, dag_run_id bigint references dag_run (id) on delete set null, primary key (backfill_id, position))`,
    `create index backfill_date_by_state on backfill_date (backfill_id, state, position)`,
    `create index backfill_date_by_run on backfill_date (dag_run_id) where dag_run_id is not null`,
    `alter table dag_run add column backfill_id bigint references backfill (id) on delete set null`,
    `alter table dag_run add column terms text`,
    `create index dag_run_by_backfill on dag_run (backfill_id) where backfill_id is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
