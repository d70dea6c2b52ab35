import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** Assets and aliases, who names them, what happened to them, and what is noted for those who wait. */
export function recordAssetEvents({ id, instant, json }: ColumnTypes): Migration {
  const statements = [
    `create table asset (id ${id}, uri text not null unique, extra ${json} not null, created_at ${instant} not null)`,
    `create table asset_alias (id ${id}, name text not null unique)`,
    `create table asset_of_alias (asset_alias_id bigint not null references asset_alias (id) on delete cascade,
       asset_id bigint not null references asset (id) on delete cascade, primary key (asset_alias_id, asset_id))`,
    `create index asset_of_alias_by_asset on asset_of_alias (asset_id)`,
    `create table asset_reference (asset_id bigint not null references asset (id) on delete cascade, dag_id text not null, role text not null,
       task_id text not null, primary key (asset_id, role, dag_id, task_id))`,
    `create index asset_reference_by_dag on asset_reference (dag_id)`,
    `create table asset_alias_reference (asset_alias_id bigint not null references asset_alias (id) on delete cascade, dag_id text not null, role text not null,
       task_id text not null, primary key (asset_alias_id, role, dag_id, task_id))`,
    `create index asset_alias_reference_by_dag on asset_alias_reference (dag_id)`,
    `create table asset_event (id ${id}, asset_id bigint not null references asset (id) on delete cascade, created_at ${instant} not null, extra ${json} not null,
       source_dag_id text, source_run_id text, source_task_id text, source_map_index integer)`,
    `create index asset_event_by_asset on asset_event (asset_id, created_at)`,
    `create table asset_update_noted (dag_id text not null, asset_id bigint not null references asset (id) on delete cascade, created_at ${instant} not null,
       primary key (dag_id, asset_id))`,
    `create table dag_run_asset_event (dag_run_id bigint not null references dag_run (id) on delete cascade,
       asset_event_id bigint not null references asset_event (id) on delete cascade, primary key (dag_run_id, asset_event_id))`,
    `create index dag_run_asset_event_by_event on dag_run_asset_event (asset_event_id)`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
