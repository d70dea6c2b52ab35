import type { BackfillDateState, DagRunState, Instant } from "@baram/domain";
import type { Selectable } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { BackfillDateTable } from "../tables/backfill-tables.ts";

/** A date of a back-fill as its row has it. */
export type BackfillDateRow = Selectable<BackfillDateTable>;

/** How many dates of a back-fill stand where. */
export async function countBackfillDates(
  reader: MetadataReader,
  backfillId: number,
): Promise<readonly { readonly state: BackfillDateState; readonly count: number }[]> {
  return reader
    .selectFrom("backfillDate")
    .select((query) => ["state", query.fn.countAll<number>().as("count")])
    .where("backfillId", "=", backfillId)
    .groupBy("state")
    .execute();
}

/** The last date that has been written down; `null` before the first. */
export async function findLastBackfillDate(
  reader: MetadataReader,
  backfillId: number,
): Promise<BackfillDateRow | null> {
  const row = await reader
    .selectFrom("backfillDate")
    .selectAll()
    .where("backfillId", "=", backfillId)
    .orderBy("position", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

interface PlannedLook {
  readonly backfillId: number;
  readonly limit: number;
}

const PLANNED = preparePlanned("asc");
const PLANNED_BACKWARDS = preparePlanned("desc");

function preparePlanned(direction: "asc" | "desc"): PreparedQuery<PlannedLook, BackfillDateRow> {
  return new PreparedQuery(["backfillId", "limit"], ({ database, values }) =>
    database
      .selectFrom("backfillDate")
      .selectAll()
      .where("backfillId", "=", values.backfillId)
      .where("state", "=", "planned")
      .orderBy("position", direction)
      .limit(values.limit),
  );
}

/** The dates that are begun next, in the order in which they are. */
export async function listPlannedBackfillDates(
  transaction: MetadataTransaction,
  { isBackwards, ...look }: PlannedLook & { readonly isBackwards: boolean },
): Promise<readonly BackfillDateRow[]> {
  return (await (isBackwards ? PLANNED_BACKWARDS : PLANNED).execute(transaction, look)).rows;
}

/** A date of a back-fill with the run that it has. */
export interface BackfillDateWithRun extends BackfillDateRow {
  readonly runId: string | null;
  readonly dagRunState: DagRunState | null;
}

/** A page of a back-fill's dates, in ascending order. */
export async function listBackfillDates(
  reader: MetadataReader,
  { backfillId, limit, offset }: { readonly backfillId: number; readonly limit: number; readonly offset: number },
): Promise<readonly BackfillDateWithRun[]> {
  return reader
    .selectFrom("backfillDate")
    .leftJoin("dagRun", "dagRun.id", "backfillDate.dagRunId")
    .selectAll("backfillDate")
    .select(["dagRun.runId", "dagRun.state as dagRunState"])
    .where("backfillDate.backfillId", "=", backfillId)
    .orderBy("backfillDate.position")
    .limit(limit)
    .offset(offset)
    .execute();
}

/** A run that a date has, whoever made it. */
export interface RunOfDateRow {
  readonly id: number;
  readonly runId: string;
  readonly logicalDate: Instant;
  readonly state: DagRunState;
  readonly terms: string | null;
}

/** The runs of a Dag between two logical dates, both included, by date. */
export async function listRunsOfDates(
  reader: MetadataReader,
  { dagId, from, to }: { readonly dagId: string; readonly from: Instant; readonly to: Instant },
): Promise<readonly RunOfDateRow[]> {
  return reader
    .selectFrom("dagRun")
    .select(["id", "runId", "logicalDate", "state", "terms"])
    .where("dagId", "=", dagId)
    .where("logicalDate", ">=", from)
    .where("logicalDate", "<=", to)
    .orderBy("logicalDate")
    .execute();
}
