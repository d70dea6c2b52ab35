import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { RowColumnType } from "../dialect/dialect.ts";
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

const COLUMNS = {
  dagId: "text",
  runId: "text",
  runType: "text",
  logicalDate: "integer",
  dataIntervalStart: "integer",
  dataIntervalEnd: "integer",
  runAfter: "integer",
  queuedAt: "integer",
  conf: "text",
  externalTrigger: "integer",
  triggeredBy: "text",
  note: "text",
  dagVersionId: "integer",
  unfinishedCount: "integer",
  backfillId: "integer",
  terms: "text",
} as const satisfies Record<keyof NewDagRunRow, RowColumnType>;

/** All but the one that needs a type of its own. */
const NAMES = Object.keys(COLUMNS).filter((name) => name !== "conf") as Exclude<keyof NewDagRunRow, "conf">[];

/** A run that was written. */
export interface InsertedDagRun {
  readonly id: number;
  readonly dagId: string;
  readonly runId: string;
}

const INSERT = new PreparedQuery<{ runs: string }, InsertedDagRun>(["runs"], ({ database, dialect, values }) =>
  database
    .insertInto("dagRun")
    .columns([...NAMES, "conf", "state", "clearNumber", "activeCount"])
    .expression((query) =>
      query
        .selectFrom(dialect.rows<NewDagRunRow, "given">("given", COLUMNS, values.runs))
        .select(NAMES.map((name) => `given.${name}` as const))
        .select(({ ref }) => sql`${ref("given.conf")}${sql.raw(dialect.jsonCast)}`.as("conf"))
        .select(({ lit }) => [sql.lit("queued").as("state"), lit(0).as("clearNumber"), lit(0).as("activeCount")])
        // SQLite reads `on conflict` after a bare select as a join condition; `where true` keeps the two apart.
        .where(({ lit }) => lit(true)),
    )
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
  const { rows } = await INSERT.execute(transaction, { runs: JSON.stringify(runs) });
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
