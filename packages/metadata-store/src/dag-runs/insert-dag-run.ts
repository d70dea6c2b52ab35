import type { Instant } from "@baram/domain";
import type { StoredColumnType } from "../dialect/dialect.ts";
import { insertRows } from "../insert-rows.ts";
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

/** How every run begins. */
const QUEUED = { state: "queued", clearNumber: 0, activeCount: 0 } as const;

const COLUMNS = {
  dagId: "text",
  runId: "text",
  runType: "text",
  logicalDate: "integer",
  dataIntervalStart: "integer",
  dataIntervalEnd: "integer",
  runAfter: "integer",
  queuedAt: "integer",
  conf: "json",
  externalTrigger: "integer",
  triggeredBy: "text",
  note: "text",
  dagVersionId: "integer",
  unfinishedCount: "integer",
  backfillId: "integer",
  terms: "text",
  state: "text",
  clearNumber: "integer",
  activeCount: "integer",
} as const satisfies Record<keyof NewDagRunRow | keyof typeof QUEUED, StoredColumnType>;

/** A run that was written. */
export interface InsertedDagRun {
  readonly id: number;
  readonly dagId: string;
  readonly runId: string;
}

const INSERT = new PreparedQuery<{ runs: string }, InsertedDagRun>(["runs"], (parts) =>
  insertRows(parts, { table: "dagRun", columns: COLUMNS, rows: parts.values.runs })
    .onConflict((conflict) => conflict.doNothing())
    .returning(["id", "dagId", "runId"]),
);

/**
 * Writes queued runs in one statement.
 *
 * @returns those that were written, in no certain order: a run whose Dag has its id, or its logical date, already is not.
 */
export async function insertDagRuns(
  transaction: MetadataTransaction,
  runs: readonly NewDagRunRow[],
): Promise<readonly InsertedDagRun[]> {
  if (runs.length === 0) return [];
  const { rows } = await INSERT.execute(transaction, {
    runs: JSON.stringify(runs.map((run) => ({ ...run, ...QUEUED }))),
  });
  return rows;
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
