import type { Instant } from "@baram/domain";
import type { Insertable } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import type { DagRunTable } from "../tables/dag-run-table.ts";

/** What a new run says; everything else begins empty. */
export type NewDagRunRow = Pick<
  DagRunTable,
  | "dagId"
  | "runId"
  | "runType"
  | "logicalDate"
  | "dataIntervalStart"
  | "dataIntervalEnd"
  | "runAfter"
  | "queuedAt"
  | "conf"
  | "externalTrigger"
  | "triggeredBy"
  | "note"
  | "dagVersionId"
  | "unfinishedCount"
  | "backfillId"
  | "terms"
>;

const NAMES = [
  "dagId",
  "runId",
  "runType",
  "logicalDate",
  "dataIntervalStart",
  "dataIntervalEnd",
  "runAfter",
  "queuedAt",
  "conf",
  "externalTrigger",
  "triggeredBy",
  "note",
  "dagVersionId",
  "unfinishedCount",
  "backfillId",
  "terms",
] as const satisfies readonly (keyof NewDagRunRow)[];

const INSERT = new PreparedQuery<NewDagRunRow, { readonly id: number }>(NAMES, ({ database, values }) =>
  database
    .insertInto("dagRun")
    .values({ ...values, state: "queued", clearNumber: 0, activeCount: 0 } as Insertable<DagRunTable>)
    .returning("id"),
);

/** Writes a queued run. @returns its id. */
export async function insertDagRun(transaction: MetadataTransaction, run: NewDagRunRow): Promise<number> {
  const { rows } = await INSERT.execute(transaction, run);
  const [row] = rows;
  if (row === undefined) throw new Error("The database gave no id for a run that it took.");
  return row.id;
}

interface TakenRun {
  readonly dagId: string;
  readonly runId: string;
  readonly logicalDate: Instant;
}

const FIND_TAKEN = new PreparedQuery<TakenRun, { readonly runId: string }>(
  ["dagId", "runId", "logicalDate"],
  ({ database, values }) =>
    database
      .selectFrom("dagRun")
      .select("runId")
      .where("dagId", "=", values.dagId)
      .where((where) => where.or([where("runId", "=", values.runId), where("logicalDate", "=", values.logicalDate)]))
      // The date is named where both are taken.
      .orderBy((order) => order.case().when("logicalDate", "=", values.logicalDate).then(0).else(1).end())
      .limit(1),
);

/** The id of a run of the Dag that has this id already, or this logical date; `null` when both are free. */
export async function findTakenRunId(transaction: MetadataTransaction, run: TakenRun): Promise<string | null> {
  const { rows } = await FIND_TAKEN.execute(transaction, run);
  return rows[0]?.runId ?? null;
}
