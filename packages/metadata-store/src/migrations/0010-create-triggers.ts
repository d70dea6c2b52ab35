import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** The triggers of deferred task instances, with what instances go on with, and an index of when they have waited enough. */
export function createTriggers({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table trigger (id ${id}, task_instance_id bigint not null unique references task_instance (id) on delete cascade,
       classpath text not null, kwargs text not null, method_name text not null, method_kwargs text, created_at ${instant} not null,
       timeout_of text, triggerer_job_id bigint, token text)`,
    `create index trigger_by_triggerer on trigger (triggerer_job_id)`,
    `alter table task_instance add column resumption text`,
    `drop index task_instance_retry_at`,
    `create index task_instance_retry_at on task_instance (retry_at) where state in ('up_for_retry', 'up_for_reschedule', 'deferred')`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
