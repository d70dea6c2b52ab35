import { type Kysely, type Migration, sql } from "kysely";

/**
 * Indexes for what lists are narrowed to and ordered by over a history of millions: dates of task instances and of tries,
 * the end of runs, when deadlines are due, and everything that the audit log is searched by.
 */
export function readLongHistories(): Migration {
  const statements = [
    // Of one column each, and entered once a task instance has the date: what is made and waits costs nothing.
    `create index task_instance_by_start on task_instance (start_date) where start_date is not null`,
    `create index task_instance_by_end on task_instance (end_date) where end_date is not null`,
    `create index task_instance_try_by_start on task_instance_try (start_date)`,
    `create index task_instance_try_by_end on task_instance_try (end_date)`,
    `create index task_instance_try_failed on task_instance_try (end_date) where state not in ('success', 'skipped')`,
    `create index dag_run_by_dag on dag_run (dag_id, id)`,
    `create index dag_run_by_end_date on dag_run (end_date, id)`,
    // That by start with the id has every run of it.
    `drop index dag_run_by_start`,
    `create index deadline_by_time on deadline (due_at, id)`,
    `create index deadline_by_dag on deadline (dag_id, due_at)`,
    `create index audit_log_by_time on audit_log (created_at)`,
    `create index audit_log_by_event on audit_log (event, id)`,
    `create index audit_log_by_owner on audit_log (owner, id)`,
    `create index audit_log_by_dag on audit_log (dag_id, id) where dag_id is not null`,
  ];
  return {
    async up(database: Kysely<unknown>): Promise<void> {
      for (const statement of statements) await sql.raw(statement).execute(database);
    },
  };
}
