import { type Kysely, type Migration, sql } from "kysely";

/** Whether the next run of a Dag is still to be asked of a timetable of its author's own. */
export function askTimetables(): Migration {
  const statements = [
    `alter table dag add column awaits_timetable smallint not null default 0`,
    `create index dag_awaits_timetable on dag (dag_id) where awaits_timetable = 1`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
