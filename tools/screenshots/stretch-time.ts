import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MetadataStore, type MetadataTransaction } from "@baram/metadata-store";
import { type RawBuilder, sql } from "kysely";

/*
 * The tasks of the pictures do in a second what would take a minute. Here the times of their runs become what they stand
 * for: a run begins when it was due, and everything in it lasts sixty times as long. Only the pictures need this, so it is
 * plain SQL on the example's database.
 */

/** How much longer everything lasts than it took. */
const STRETCH = 60;

const RUN_TIMES = ["queued_at", "start_date", "end_date"];
const TRY_TIMES = ["scheduled_at", "queued_at", "start_date", "end_date"];
const INSTANCE_TIMES = [...TRY_TIMES, "first_started_at"];

interface StretchedRun {
  readonly id: number;
  readonly dagId: string;
  readonly runId: string;
  /** When it really began, in microseconds. */
  readonly startDate: number;
  /** When it begins in the pictures. */
  readonly shownStart: number;
}

/** Gives the runs that have ended the times that they stand for, in the database and in their logs. */
export async function stretchTime(home: string, dagsSince: string): Promise<void> {
  const store = new MetadataStore({ url: `sqlite:${join(home, "baram.db")}` });
  const stretched = await store.transaction(async (transaction) => {
    const runs = await chooseRuns(transaction, Date.now() * 1000);
    for (const run of runs) await stretchRun(transaction, run);
    const since = Date.parse(dagsSince) * 1000;
    await sql`update dag_version set created_at = ${since} where version_number = 1`.execute(transaction);
    return runs;
  });
  await store.close();
  for (const run of stretched) stretchLogs(join(home, "logs"), run);
}

/** A run that is due now would end in the future; it begins as much earlier as it takes. */
async function chooseRuns(transaction: MetadataTransaction, now: number): Promise<readonly StretchedRun[]> {
  const { rows } = await sql<StretchedRun>`
    select id, dag_id, run_id, start_date,
      min(
        case when run_type = 'scheduled' then run_after + 1400000 else ${now} - 900000000 * (id % 40 + 2) end,
        ${now} - (end_date - start_date) * ${STRETCH} - 5000000
      ) as shown_start
    from dag_run where state in ('success', 'failed') and run_type in ('scheduled', 'manual')`.execute(transaction);
  return rows;
}

async function stretchRun(transaction: MetadataTransaction, run: StretchedRun): Promise<void> {
  const shown = (column: string): RawBuilder<unknown> =>
    sql`${sql.ref(column)} = ${run.shownStart} + (${sql.ref(column)} - ${run.startDate}) * ${STRETCH}`;
  const all = (columns: readonly string[]) => sql.join(columns.map(shown));
  const instances = sql`select id from task_instance where dag_run_id = ${run.id}`;
  await sql`update dag_run set ${all(RUN_TIMES)} where id = ${run.id}`.execute(transaction);
  await sql`update task_instance set ${all(INSTANCE_TIMES)} where dag_run_id = ${run.id}`.execute(transaction);
  await sql`update task_instance_try set ${all(TRY_TIMES)} where task_instance_id in (${instances})`.execute(
    transaction,
  );
  await sql`update xcom set ${shown("created_at")} where dag_run_id = ${run.id}`.execute(transaction);
  await sql`update asset_event set ${shown("created_at")}
    where source_dag_id = ${run.dagId} and source_run_id = ${run.runId}`.execute(transaction);
}

function stretchLogs(folder: string, { dagId, runId, startDate, shownStart }: StretchedRun): void {
  const ofRun = join(folder, `dag_id=${dagId}`, `run_id=${runId}`);
  for (const name of readdirSync(ofRun, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".log")) continue;
    const path = join(ofRun, name);
    const text = readFileSync(path, "utf8");
    const shown = text.replaceAll(/"timestamp":"([^"]+)"/g, (_all, moment: string) => {
      const milliseconds = (shownStart + (Date.parse(moment) * 1000 - startDate) * STRETCH) / 1000;
      return `"timestamp":"${new Date(milliseconds).toISOString()}"`;
    });
    writeFileSync(path, shown);
  }
}
