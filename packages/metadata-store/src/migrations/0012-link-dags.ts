import { type Kysely, type Migration, sql } from "kysely";

/** Which tasks have to do with which other Dags. */
export function linkDags(): Migration {
  const statements = [
    `create table dag_link (dag_id text not null, task_id text not null, kind text not null, other_dag_id text not null,
       primary key (dag_id, task_id, other_dag_id))`,
    `create index dag_link_by_other on dag_link (other_dag_id)`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
