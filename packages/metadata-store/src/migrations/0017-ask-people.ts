import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/**
 * What tasks have asked of people, and what these answered.
 *
 * A request waits for as long as its trigger is there. Whatever removes the trigger ends the wait, by the foreign key and
 * so without a statement of its own.
 */
export function askPeople({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table human_request (id ${id}, task_instance_id bigint not null references task_instance (id) on delete cascade,
       try_number integer not null, trigger_id bigint references trigger (id) on delete set null,
       subject text not null, body text, options text not null, defaults text, multiple smallint not null, params text not null,
       assigned_users text not null, created_at ${instant} not null, expires_at ${instant}, responded_at ${instant},
       responded_by text, chosen_options text, params_input text)`,
    `create unique index human_request_by_trigger on human_request (trigger_id)`,
    `create index human_request_by_task_instance on human_request (task_instance_id)`,
    `create index human_request_waiting on human_request (id) where trigger_id is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
