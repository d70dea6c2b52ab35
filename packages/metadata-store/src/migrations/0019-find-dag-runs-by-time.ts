import { type Kysely, type Migration, sql } from "kysely";

/** Indexes for the pages that show the runs of all Dags: by when they started, and the rare kinds by how new they are. */
export function findDagRunsByTime(): Migration {
  const statements = [
    `create index dag_run_by_start on dag_run (start_date) where start_date is not null`,
    `create index dag_run_failed on dag_run (id) where state = 'failed'`,
    `create index dag_run_not_scheduled on dag_run (id) where run_type <> 'scheduled'`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
