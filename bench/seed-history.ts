import type { MetadataStore } from "@baram/metadata-store";
import { type Kysely, sql } from "kysely";

/** Which run to copy, and how often. */
export interface SeededDag {
  readonly dagId: string;
  readonly runs: number;
}

const HOUR_MICROSECONDS = 3_600_000_000;
/** Each so many-th run has failed, at its last task. */
const FAILED_EVERY = 50;

type Overrides = Readonly<Record<string, string>>;
type Database = Kysely<unknown>;

/**
 * Fills the history of Dags with copies of the one run that each has, an hour apart into the past: straight into the
 * tables, with one statement a table and a Dag, because making a million task instances by running them takes hours.
 *
 * @returns how many task instances there are.
 */
export async function seedHistory(store: MetadataStore, dags: readonly SeededDag[]): Promise<number> {
  for (const dag of dags) {
    await store.transaction(async (transaction) => {
      const database = transaction as unknown as Database;
      await copyRuns(database, dag);
      await copyTaskInstances(database, dag);
      await addTries(database, dag);
      await addAuditEntries(database, dag);
    });
  }
  // PostgreSQL does this by itself some time after so many rows have come.
  if (store.dialect.locksRows) await sql`vacuum analyze`.execute(store.reader);
  const { rows } = await sql<{ count: number }>`select count(*) as count from task_instance`.execute(store.reader);
  return Number(rows[0]?.count);
}

async function copyRuns(database: Database, { dagId, runs }: SeededDag): Promise<void> {
  const columns = await columnsOf(database, "dag_run", {
    run_id: "'seeded__' || number.n",
    logical_date: `template.logical_date - number.n * ${HOUR_MICROSECONDS}`,
    data_interval_start: `template.data_interval_start - number.n * ${HOUR_MICROSECONDS}`,
    data_interval_end: `template.data_interval_end - number.n * ${HOUR_MICROSECONDS}`,
    run_after: `template.run_after - number.n * ${HOUR_MICROSECONDS}`,
    queued_at: `template.queued_at - number.n * ${HOUR_MICROSECONDS}`,
    start_date: `template.start_date - number.n * ${HOUR_MICROSECONDS}`,
    end_date: `template.end_date - number.n * ${HOUR_MICROSECONDS}`,
    state: `case when number.n % ${FAILED_EVERY} = 0 then 'failed' else template.state end`,
  });
  await sql`
    insert into dag_run (${columns.names})
    with recursive number (n) as (select 1 union all select n + 1 from number where n < ${sql.lit(runs)})
    select ${columns.values} from dag_run as template cross join number where template.dag_id = ${dagId}
    order by number.n desc
  `.execute(database);
}

async function copyTaskInstances(database: Database, { dagId }: SeededDag): Promise<void> {
  const back = "(template_run.logical_date - run.logical_date)";
  const columns = await columnsOf(database, "task_instance", {
    dag_run_id: "run.id",
    run_id: "run.run_id",
    logical_date: "run.logical_date",
    scheduled_at: `template.scheduled_at - ${back}`,
    queued_at: `template.queued_at - ${back}`,
    start_date: `template.start_date - ${back}`,
    end_date: `template.end_date - ${back}`,
    state: "case when run.state = 'failed' and template.id = last.id then 'failed' else template.state end",
  });
  await sql`
    insert into task_instance (${columns.names})
    with template_run as (select * from dag_run where dag_id = ${dagId} and run_id not like 'seeded%'),
      last as (select max(id) as id from task_instance where dag_run_id in (select id from template_run))
    select ${columns.values} from template_run
      join dag_run as run on run.dag_id = template_run.dag_id and run.id <> template_run.id
      join task_instance as template on template.dag_run_id = template_run.id
      cross join last
    order by run.id, template.id
  `.execute(database);
}

/** A try for each task instance, as one that a worker has carried out leaves it. */
async function addTries(database: Database, { dagId }: SeededDag): Promise<void> {
  await sql`
    insert into task_instance_try
      (task_instance_id, try_number, dag_id, state, max_tries, scheduled_at, queued_at, start_date, end_date, hostname)
    select instance.id, 1, instance.dag_id, instance.state, max_tries, scheduled_at, coalesce(instance.queued_at, instance.start_date),
      instance.start_date, instance.end_date, 'worker'
    from dag_run as run join task_instance as instance on instance.dag_run_id = run.id
    where run.dag_id = ${dagId} and run.run_id like 'seeded%' and instance.start_date > 0 order by instance.id
  `.execute(database);
}

/** That somebody triggered each run. */
async function addAuditEntries(database: Database, { dagId }: SeededDag): Promise<void> {
  await sql`
    insert into audit_log (created_at, event, owner, dag_id, task_id, run_id, extra)
    select queued_at, 'api.post_dag_run', 'admin', dag_id, null, run_id, '{}'
    from dag_run where dag_id = ${dagId} and run_id like 'seeded%' order by logical_date
  `.execute(database);
}

/** Every column but the id, which the database gives; a copy has what its template has, but for these. */
async function columnsOf(database: Database, table: string, overrides: Overrides) {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} limit 1`.execute(database);
  const names = Object.keys(rows[0] ?? {})
    .map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .filter((name) => name !== "id");
  return {
    names: sql.raw(names.join(", ")),
    values: sql.raw(names.map((name) => overrides[name] ?? `template.${name}`).join(", ")),
  };
}
