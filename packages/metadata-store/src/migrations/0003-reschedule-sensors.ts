import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** What sensors that reschedule themselves need: since when they look, and an index of when they look again. */
export function rescheduleSensors({ instant }: ColumnTypes): Migration {
  const statements = [
    `alter table task_instance add column first_started_at ${instant}`,
    `drop index task_instance_retry_at`,
    `create index task_instance_retry_at on task_instance (retry_at) where state in ('up_for_retry', 'up_for_reschedule')`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
