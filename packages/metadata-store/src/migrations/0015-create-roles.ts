import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** In the order in which Airflow makes them, which is that of their ids. */
const BUILT_IN_ROLES = ["Admin", "Public", "Viewer", "User", "Op"];

/**
 * Roles with what they may do, and the Dag files that a person wants loaded again.
 *
 * The built-in roles are rows too, so that they can be listed and added to; what they may do by themselves is not
 * written here.
 */
export function createRoles({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table role (id ${id}, name text not null unique)`,
    ...BUILT_IN_ROLES.map((name) => `insert into role (name) values ('${name}')`),
    `create table role_permission (role_id bigint not null references role (id) on delete cascade, action text not null,
       resource text not null, primary key (role_id, action, resource))`,
    `create table dag_file_request (relative_path text primary key, created_at ${instant} not null)`,
    `alter table "user" add column changed_at ${instant}`,
    `update "user" set changed_at = created_at`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
