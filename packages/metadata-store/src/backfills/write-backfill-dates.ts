import type { DagRunInfo, Instant } from "@baram/domain";
import type { RowColumnType } from "../dialect/dialect.ts";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
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
export type BegunDate = Pick<BackfillDateTable, "position" | "state" | "action" | "reason" | "dagRunId">;

const BEGUN_COLUMNS = {
  position: "integer",
  state: "text",
  action: "text",
  reason: "text",
  dagRunId: "integer",
} as const satisfies Record<keyof BegunDate, RowColumnType>;

/** Notes what became of planned dates. The caller holds the back-fill. */
export async function updateBegunDates(
  transaction: MetadataTransaction,
  { backfillId, dates }: { readonly backfillId: number; readonly dates: readonly BegunDate[] },
): Promise<void> {
  if (dates.length === 0) return;
  const given = dialectOf(transaction).rows<BegunDate, "given">("given", BEGUN_COLUMNS, JSON.stringify(dates));
  await transaction
    .updateTable("backfillDate")
    .from(given)
    .set((set) => ({
      state: set.ref("given.state"),
      action: set.ref("given.action"),
      reason: set.ref("given.reason"),
      dagRunId: set.ref("given.dagRunId"),
    }))
    .where("backfillDate.backfillId", "=", backfillId)
    .whereRef("backfillDate.position", "=", "given.position")
    .execute();
}

/** Notes how those of a back-fill's runs ended that have. The caller holds the back-fill. @returns how many. */
export async function settleEndedDates(transaction: MetadataTransaction, backfillId: number): Promise<number> {
  const ended = await transaction
    .updateTable("backfillDate")
    .from("dagRun")
    .set((set) => ({ state: set.ref("dagRun.state").$castTo<"success" | "failed">() }))
    .where("backfillDate.backfillId", "=", backfillId)
    .where("backfillDate.state", "=", "active")
    .whereRef("dagRun.id", "=", "backfillDate.dagRunId")
    .where("dagRun.state", "in", ["success", "failed"])
    .executeTakeFirst();
  const deleted = await transaction
    .updateTable("backfillDate")
    .set({ state: "left", reason: "run_deleted" })
    .where("backfillId", "=", backfillId)
    .where("state", "=", "active")
    .where("dagRunId", "is", null)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows + deleted.numUpdatedRows);
}
