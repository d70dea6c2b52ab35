import type { DagRunInfo, Instant } from "@baram/domain";
import { sql } from "kysely";
import type { RowColumnType } from "../dialect/dialect.ts";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { BackfillDateTable } from "../tables/backfill-tables.ts";

interface NewDate {
  readonly backfillId: number;
  readonly state: "planned";
  readonly position: number;
  readonly logicalDate: Instant;
  readonly dataIntervalStart: Instant;
  readonly dataIntervalEnd: Instant;
  readonly runAfter: Instant;
}

const NEW_COLUMNS = {
  backfillId: "integer",
  state: "text",
  position: "integer",
  logicalDate: "integer",
  dataIntervalStart: "integer",
  dataIntervalEnd: "integer",
  runAfter: "integer",
} as const satisfies Record<keyof NewDate, RowColumnType>;

const NEW_NAMES = Object.keys(NEW_COLUMNS) as (keyof NewDate)[];

/** Writes down dates of a back-fill in one statement, from a position on. The caller holds the back-fill. */
export async function insertBackfillDates(
  transaction: MetadataTransaction,
  {
    backfillId,
    from,
    dates,
  }: { readonly backfillId: number; readonly from: number; readonly dates: readonly DagRunInfo[] },
): Promise<void> {
  if (dates.length === 0) return;
  const rows = dates.map(
    ({ logicalDate, dataInterval, runAfter }, place): NewDate => ({
      backfillId,
      state: "planned",
      position: from + place,
      logicalDate,
      dataIntervalStart: dataInterval.start,
      dataIntervalEnd: dataInterval.end,
      runAfter,
    }),
  );
  const given = dialectOf(transaction).rows<NewDate, "given">("given", NEW_COLUMNS, JSON.stringify(rows));
  await transaction
    .insertInto("backfillDate")
    .columns(NEW_NAMES)
    .expression((query) => query.selectFrom(given).select(NEW_NAMES.map((name) => `given.${name}` as const)))
    .execute();
}

/** What became of a date when its turn came. */
export type BegunDate = Pick<BackfillDateTable, "backfillId" | "position" | "state" | "action" | "reason" | "dagRunId">;

const BEGUN_COLUMNS = {
  backfillId: "integer",
  position: "integer",
  state: "text",
  action: "text",
  reason: "text",
  dagRunId: "integer",
} as const satisfies Record<keyof BegunDate, RowColumnType>;

const UPDATE_BEGUN = new PreparedQuery<{ dates: string }, unknown>(["dates"], ({ database, dialect, values }) =>
  database
    .updateTable("backfillDate")
    .from(dialect.rows<BegunDate, "given">("given", BEGUN_COLUMNS, values.dates))
    .set((set) => ({
      state: set.ref("given.state"),
      action: set.ref("given.action"),
      reason: set.ref("given.reason"),
      dagRunId: set.ref("given.dagRunId"),
    }))
    // Both columns come from the rows: with a value for one of them, SQLite would walk through all dates for each row.
    .whereRef("backfillDate.backfillId", "=", "given.backfillId")
    .whereRef("backfillDate.position", "=", "given.position"),
);

/** Notes what became of planned dates. The caller holds the back-fill. */
export async function updateBegunDates(transaction: MetadataTransaction, dates: readonly BegunDate[]): Promise<void> {
  if (dates.length > 0) await UPDATE_BEGUN.execute(transaction, { dates: JSON.stringify(dates) });
}

const SETTLE = new PreparedQuery<{ backfillId: number }, unknown>(["backfillId"], ({ database, values }) => {
  const settle = sql`update backfill_date
    set state = coalesce((select dag_run.state from dag_run where dag_run.id = backfill_date.dag_run_id), 'left'),
      reason = case when dag_run_id is null then 'run_deleted' else reason end
    where backfill_id = ${values.backfillId} and state = 'active' and (dag_run_id is null or exists (
      select 1 from dag_run where dag_run.id = backfill_date.dag_run_id and dag_run.state in ('success', 'failed')))`;
  return { compile: () => settle.compile(database) };
});

/** Notes how those of a back-fill's runs ended that have, or are gone. The caller holds it. @returns how many. */
export async function settleEndedDates(transaction: MetadataTransaction, backfillId: number): Promise<number> {
  return (await SETTLE.execute(transaction, { backfillId })).changedCount;
}

/** Leaves alone those of a back-fill's runs that are on their way. The caller holds it. */
export async function leaveActiveDates(transaction: MetadataTransaction, backfillId: number): Promise<void> {
  await transaction
    .updateTable("backfillDate")
    .set({ state: "left", reason: "run_in_flight" })
    .where("backfillId", "=", backfillId)
    .where("state", "=", "active")
    .execute();
}
