import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** What runs that may take only so long need: when their time is up. */
export function timeOutDagRuns({ instant }: ColumnTypes): Migration {
  const statements = [
    `alter table dag_run add column timeout_at ${instant}`,
    `create index dag_run_timeout_at on dag_run (timeout_at) where state = 'running' and timeout_at is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
