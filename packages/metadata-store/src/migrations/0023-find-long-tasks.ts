import { type Kysely, type Migration, sql } from "kysely";

/**
 * Indexes for what took long and for what people did to a task of whatever Dag, over a history of millions.
 *
 * Only task instances that took a second or more are in the first: those of which thousands end in a second write
 * nothing, and to see that they do not belong there takes a tenth of a microsecond.
 */
export function findLongTasks(): Migration {
  const statements = [
    `create index task_instance_long on task_instance ((end_date - start_date)) where end_date - start_date >= 1000000`,
    `create index audit_log_by_task on audit_log (task_id, id) where task_id is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
