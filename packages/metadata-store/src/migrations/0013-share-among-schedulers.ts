import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/**
 * Lets several schedulers share the questions to timetables, which take longer than a transaction: until when one of them
 * has taken it. And an index of the Dags that wait for one of their runs to end.
 */
export function shareAmongSchedulers({ instant }: ColumnTypes): Migration {
  const statements = [
    `alter table dag add column timetable_taken_until ${instant}`,
    `create index dag_held_by_run_limit on dag (dag_id) where next_run_after is null and next_logical_date is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
