import { type Kysely, type Migration, sql } from "kysely";

/** What tasks need that are mapped over parts of a result: how long each of the parts is. */
export function keepLengthsOfParts(): Migration {
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      await sql.raw(`alter table task_instance add column returned_lengths text`).execute(database);
    },
  };
}
