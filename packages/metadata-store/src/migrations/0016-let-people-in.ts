import { type Kysely, type Migration, sql } from "kysely";
import type { ColumnTypes } from "../dialect/dialect.ts";

/** Personal access tokens, refused log-ins that slow the next ones down, and who people are elsewhere. */
export function letPeopleIn({ id, instant }: ColumnTypes): Migration {
  const statements = [
    `create table access_token (id ${id}, user_id bigint not null references "user" (id) on delete cascade,
       name text not null, token_hash text not null unique, hint text not null, created_at ${instant} not null,
       expires_at ${instant}, last_used_at ${instant}, unique (user_id, name))`,
    `create table log_in_failure (subject text primary key, failures integer not null, ends_at ${instant} not null)`,
    `create index log_in_failure_by_end on log_in_failure (ends_at)`,
    `create table user_identity (provider text not null, subject text not null,
       user_id bigint not null references "user" (id) on delete cascade, primary key (provider, subject))`,
    `create index user_identity_by_user on user_identity (user_id)`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
