import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** Author code that is to be called outside of any try, deadlines of runs and their tasks, and SLAs with what missed them. */
export function createCallbacks({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table callback (id ${id}, dag_id text not null, dag_run_id bigint not null references dag_run (id) on delete cascade,
       task_instance_id bigint references task_instance (id) on delete cascade, call text not null, state text not null, tries integer not null,
       next_try_at ${instant}, token text, job_id bigint, created_at ${instant} not null, ended_at ${instant}, message text)`,
    `create index callback_next_try on callback (next_try_at) where state = 'pending'`,
    `create index callback_by_run on callback (dag_run_id)`,
    `create index callback_by_task_instance on callback (task_instance_id) where task_instance_id is not null`,
    `create table deadline (id ${id}, dag_id text not null, dag_run_id bigint not null references dag_run (id) on delete cascade, task_id text,
       position integer not null, due_at ${instant} not null, state text not null, missed_at ${instant})`,
    `create index deadline_due on deadline (due_at) where state = 'pending'`,
    `create index deadline_by_run on deadline (dag_run_id)`,
    `create table sla_check (dag_id text not null primary key, check_at ${instant} not null)`,
    `create index sla_check_due on sla_check (check_at)`,
    `create table sla_miss (dag_id text not null, task_id text not null, logical_date ${instant} not null, created_at ${instant} not null,
       is_notified smallint not null, primary key (dag_id, task_id, logical_date))`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
