import { type Kysely, type Migration, sql } from "kysely";

/**
 * Indexes for lists over everything, in a history of millions: the newest runs, and the task instances that ended without
 * success. Those are few, and a task instance that succeeds never enters the index.
 */
export function findInLongHistories(): Migration {
  const statements = [
    `create index dag_run_by_logical_date on dag_run (logical_date, id)`,
    // With those that have not started, which a list in this order begins or ends with.
    `create index dag_run_by_start_date on dag_run (start_date, id)`,
    `create index task_instance_unsuccessful on task_instance (state, id)
       where state in ('failed', 'upstream_failed', 'skipped', 'removed')`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
