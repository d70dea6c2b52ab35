import { type Kysely, type Migration, sql } from "kysely";

/** Which tasks have to do with which other Dags, and under which aliases events were made. */
export function linkDags(): Migration {
  const statements = [
    `create table dag_link (dag_id text not null, task_id text not null, kind text not null, other_dag_id text not null,
       primary key (dag_id, task_id, other_dag_id))`,
    `create index dag_link_by_other on dag_link (other_dag_id)`,
    `create table asset_event_of_alias (asset_alias_id bigint not null references asset_alias (id) on delete cascade,
       asset_event_id bigint not null references asset_event (id) on delete cascade, primary key (asset_alias_id, asset_event_id))`,
    `create index asset_event_of_alias_by_event on asset_event_of_alias (asset_event_id)`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
