import { type Kysely, type Migration, sql } from "kysely";

/**
 * The Dag of each try, in the indexes of their times: those of one Dag are found among millions without a look at the task
 * instances of all others.
 */
export function findTriesByDag(): Migration {
  const statements = [
    `alter table task_instance_try add column dag_id text not null default ''`,
    `update task_instance_try set dag_id =
      (select task_instance.dag_id from task_instance where task_instance.id = task_instance_try.task_instance_id)`,
    `drop index task_instance_try_by_start`,
    `drop index task_instance_try_by_end`,
    `drop index task_instance_try_failed`,
    `create index task_instance_try_by_start on task_instance_try (start_date, dag_id)`,
    `create index task_instance_try_by_end on task_instance_try (end_date, dag_id)`,
    `create index task_instance_try_failed on task_instance_try (end_date, dag_id)
      where state not in ('success', 'skipped')`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
