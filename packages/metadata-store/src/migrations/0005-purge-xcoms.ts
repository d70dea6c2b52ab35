import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** What XComs that are kept elsewhere need: which those are, and a list of what has yet to be removed there. */
export function purgeXComs({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `alter table xcom add column needs_purge smallint not null default 0`,
    `create table xcom_to_purge (id ${id}, task_instance_id bigint not null, dag_id text not null, run_id text not null, task_id text not null,
       map_index integer not null, key text not null, value text not null, created_at ${instant} not null)`,
    `create index xcom_to_purge_by_instance on xcom_to_purge (task_instance_id)`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
