import type { DagRunState, Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** What decides whether a back-fill goes on, beside the runs that it has under way. */
export interface BackfillOutlook {
  readonly hasFailed: boolean;
  /** Whether dates that have been written down are still to be begun. */
  readonly hasPlanned: boolean;
}

interface Outlook {
  readonly failed: number;
  readonly planned: number;
}

const OUTLOOK = new PreparedQuery<{ backfillId: number }, Outlook>(["backfillId"], ({ database, values }) => {
  const has = (state: string) =>
    sql<number>`(select count(*) from (select 1 from backfill_date
      where backfill_id = ${values.backfillId} and state = ${sql.lit(state)} limit 1) as found)`;
  const outlook = sql<Outlook>`select ${has("failed")} as failed, ${has("planned")} as planned`;
  return { compile: () => outlook.compile(database) };
});

/** Costs two looks into an index, however many dates there are. */
export async function readBackfillOutlook(
  transaction: MetadataTransaction,
  backfillId: number,
): Promise<BackfillOutlook> {
  const { rows } = await OUTLOOK.execute(transaction, { backfillId });
  return { hasFailed: rows[0]?.failed === 1, hasPlanned: rows[0]?.planned === 1 };
}

/** A run that a back-fill has under way. */
export interface ActiveRunRow {
  readonly id: number;
  readonly runId: string;
  readonly state: DagRunState;
  readonly logicalDate: Instant;
  readonly unfinishedCount: number;
  readonly activeCount: number;
}

const ACTIVE_RUNS = new PreparedQuery<{ backfillId: number }, ActiveRunRow>(["backfillId"], ({ database, values }) =>
  database
    .selectFrom("backfillDate")
    .innerJoin("dagRun", "dagRun.id", "backfillDate.dagRunId")
    .select([
      "dagRun.id",
      "dagRun.runId",
      "dagRun.state",
      "dagRun.logicalDate",
      "dagRun.unfinishedCount",
      "dagRun.activeCount",
    ])
    .where("backfillDate.backfillId", "=", values.backfillId)
    .where("backfillDate.state", "=", "active")
    .orderBy("dagRun.logicalDate"),
);

/** The runs that a back-fill has under way, by date. */
export async function listActiveRunsOfBackfill(
  transaction: MetadataTransaction,
  backfillId: number,
): Promise<readonly ActiveRunRow[]> {
  return (await ACTIVE_RUNS.execute(transaction, { backfillId })).rows;
}

/** Whether a run of a Dag with an earlier logical date is queued or running. */
export async function hasEarlierActiveRun(
  reader: MetadataReader,
  { dagId, before }: { readonly dagId: string; readonly before: Instant },
): Promise<boolean> {
  const earlier = await reader
    .selectFrom("dagRun")
    .select("id")
    .where("dagId", "=", dagId)
    .where(sql<boolean>`state in ('queued', 'running')`)
    .where("logicalDate", "<", before)
    .limit(1)
    .executeTakeFirst();
  return earlier !== undefined;
}
