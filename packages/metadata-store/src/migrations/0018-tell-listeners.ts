import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** What the listeners of the installation are to be told of. */
export function tellListeners({ id, instant }: ColumnTypes): Migration {
  const statement = `create table listener_event (id ${id}, event text not null, tries integer not null, next_try_at ${instant} not null,
    token text, job_id bigint)`;
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      await sql.raw(statement).execute(database);
    },
  };
}
