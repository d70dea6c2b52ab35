import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** What mapped tasks need: how long a result is, what an instance is called, and how many of each task stand where. */
export function expandMappedTasks(types: ColumnTypes): Migration {
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements(types)) await sql.raw(statement).execute(database);
    },
  };
}

function statements({ json }: ColumnTypes): readonly string[] {
  return [
    `alter table task_instance add column returned_length integer`,
    `alter table task_instance add column rendered_map_index text`,
    `create table task_expansion (dag_run_id bigint not null references dag_run (id) on delete cascade, task_id text not null, lengths ${json} not null,
       instance_count integer not null, none_count integer not null, success_count integer not null, failed_count integer not null,
       upstream_failed_count integer not null, skipped_count integer not null, pushed_count integer, next_map_index integer,
       primary key (dag_run_id, task_id))`,
    // What waits behind the limit of its Dag, its pool or its task is walked past task by task, not instance by instance.
    `create index task_instance_scheduled_by_task on task_instance (dag_id, task_id, dag_run_id, map_index) where state = 'scheduled'`,
    `create index task_expansion_open on task_expansion (dag_run_id) where next_map_index is not null`,
  ];
}
