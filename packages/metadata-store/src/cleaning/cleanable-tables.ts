/** A table whose old rows may be removed. */
export interface CleanableTable {
  /** Its name in the database. */
  readonly table: string;
  /** The column whose date is looked at; rows without one stay. */
  readonly dateColumn: string;
  /** What else has to hold, in SQL over `old`, the row. */
  readonly condition: string;
}

const FINISHED_RUN = `exists (select 1 from dag_run where dag_run.id = old.dag_run_id and dag_run.state in ('success', 'failed'))`;
const FINISHED_RUN_OF_INSTANCE = `exists (select 1 from task_instance join dag_run on dag_run.id = task_instance.dag_run_id
  where task_instance.id = old.task_instance_id and dag_run.state in ('success', 'failed'))`;

function latestRunOfTypes(types: string): string {
  return `select latest.id from dag_run latest where latest.dag_id = old.dag_id
    and latest.run_type in (${types}) order by latest.logical_date desc limit 1`;
}

const DAY_MICROSECONDS = 24 * 60 * 60 * 1_000_000;

/**
 * The tables that can be cleaned, by the names that people give.
 *
 * Parity: of each Dag the latest run by its schedule is kept: the next one is computed from it. So is its latest by
 * assets, which says of what updates it has heard; Airflow keeps the later of the two, and begins the other anew. What a run
 * that has not ended counts on stays with it; such a run itself goes with all it has. A Dag goes only once its file is
 * gone and none of its runs is left: an unchanged file is not loaded again, however long ago it was.
 */
export const CLEANABLE_TABLES: Readonly<Record<string, CleanableTable>> = {
  asset_event: { table: "asset_event", dateColumn: "created_at", condition: "1 = 1" },
  backfill: {
    table: "backfill",
    dateColumn: "ended_at",
    // One that is not over has no end. One whose runs still go on is their record until they have ended, too.
    condition: `not exists (select 1 from dag_run where dag_run.backfill_id = old.id
      and dag_run.state in ('queued', 'running'))`,
  },
  callback_request: { table: "callback", dateColumn: "created_at", condition: "old.state <> 'pending'" },
  dag: {
    table: "dag",
    dateColumn: "last_parsed_at",
    condition: `old.is_active = 0 and not exists (select 1 from dag_run where dag_run.dag_id = old.dag_id)`,
  },
  dag_run: {
    table: "dag_run",
    dateColumn: "start_date",
    condition: `old.id not in (${latestRunOfTypes("'scheduled', 'backfill'")})
      and old.id not in (${latestRunOfTypes("'dataset_triggered'")})`,
  },
  // One goes when its file loads or is gone, and only then: it would not be told of again before the file changes.
  import_error: { table: "import_error", dateColumn: "created_at", condition: "1 = 0" },
  // A process updates its row and never writes it again; of one that fell silent it tells whose work to take over, which
  // others have done within a day.
  job: {
    table: "job",
    dateColumn: "latest_heartbeat",
    condition: `(old.state <> 'running'
      or old.latest_heartbeat < (select max(latest_heartbeat) from job) - ${DAY_MICROSECONDS})`,
  },
  log: { table: "audit_log", dateColumn: "created_at", condition: "1 = 1" },
  session: { table: "session", dateColumn: "expires_at", condition: "1 = 1" },
  sla_miss: { table: "sla_miss", dateColumn: "created_at", condition: "1 = 1" },
  task_instance: { table: "task_instance", dateColumn: "start_date", condition: FINISHED_RUN },
  task_instance_history: { table: "task_instance_try", dateColumn: "start_date", condition: FINISHED_RUN_OF_INSTANCE },
  trigger: {
    table: "trigger",
    dateColumn: "created_at",
    condition: `not exists (select 1 from task_instance where task_instance.id = old.task_instance_id
      and task_instance.state = 'deferred')`,
  },
  xcom: { table: "xcom", dateColumn: "created_at", condition: FINISHED_RUN },
};

/** Airflow's names for what has another name here. */
const FORMER_NAMES: Readonly<Record<string, string>> = { dataset_event: "asset_event" };

/** A table by the name that people give, or `null`. */
export function findCleanableTable(name: string): CleanableTable | null {
  return CLEANABLE_TABLES[FORMER_NAMES[name] ?? name] ?? null;
}
