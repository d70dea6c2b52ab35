import { type Kysely, type Migration, sql } from "kysely";

/** Indexes of what waits: instances by pool, Dag and task, so that a limit is passed by one look; and queued runs. */
export function walkPastLimits(): Migration {
  const statements = [
    `drop index task_instance_scheduled_by_task`,
    `create index task_instance_scheduled_by_pool on task_instance (pool, dag_id, task_id, dag_run_id, map_index)
      where state = 'scheduled'`,
    `create index dag_run_queued on dag_run (logical_date) where state = 'queued'`,
    `create index task_instance_deferred on task_instance (pool) where state = 'deferred'`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
