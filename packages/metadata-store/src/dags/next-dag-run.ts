import type { DataInterval, Instant } from "@baram/domain";
import { sql } from "kysely";
import type { RowColumnType } from "../dialect/dialect.ts";
import { GatheredQuery } from "../gathered-query.ts";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** A Dag's next run; all `null` when none comes. */
export interface StoredNextDagRun {
  readonly dagId: string;
  readonly nextLogicalDate: Instant | null;
  readonly nextDataIntervalStart: Instant | null;
  readonly nextDataIntervalEnd: Instant | null;
  readonly nextRunAfter: Instant | null;
}

/** What a Dag's next run depends on, and what it is. */
export interface DagToSchedule extends StoredNextDagRun {
  readonly dagVersionId: number;
  readonly maxActiveRuns: number;
}

/** The columns of {@link DagToSchedule}. */
export const DAG_TO_SCHEDULE = [
  "dagId",
  "dagVersionId",
  "maxActiveRuns",
  "nextLogicalDate",
  "nextDataIntervalStart",
  "nextDataIntervalEnd",
  "nextRunAfter",
] as const satisfies readonly (keyof DagToSchedule)[];

const CLAIM = new PreparedQuery<{ dagId: string }, DagToSchedule>(["dagId"], ({ database, dialect, values }) =>
  database
    .selectFrom("dag")
    .select(DAG_TO_SCHEDULE)
    .where("dagId", "=", values.dagId)
    .$if(dialect.locksRows, (query) => query.forUpdate()),
);

/** Locks a Dag: two that count its active runs at once would both write what one of them saw. */
export async function claimDagToSchedule(
  transaction: MetadataTransaction,
  dagId: string,
): Promise<DagToSchedule | null> {
  const { rows } = await CLAIM.execute(transaction, { dagId });
  return rows[0] ?? null;
}

const LAST = new PreparedQuery<{ dagId: string }, DataInterval>(["dagId"], ({ database, values }) =>
  database
    .selectFrom("dagRun")
    .select(["dataIntervalStart as start", "dataIntervalEnd as end"])
    .where("dagId", "=", values.dagId)
    .where("runType", "in", ["scheduled", "backfill"])
    .orderBy("logicalDate", "desc")
    .limit(1),
);

/** The interval of the newest scheduled or back-filled run of a Dag. */
export async function findLastAutomatedDataInterval(
  transaction: MetadataTransaction,
  dagId: string,
): Promise<DataInterval | null> {
  const { rows } = await LAST.execute(transaction, { dagId });
  return rows[0] ?? null;
}

const COLUMNS = {
  dagId: "text",
  nextLogicalDate: "integer",
  nextDataIntervalStart: "integer",
  nextDataIntervalEnd: "integer",
  nextRunAfter: "integer",
} as const satisfies Record<keyof StoredNextDagRun, RowColumnType>;

const WRITE = new PreparedQuery<{ dags: string }, unknown>(["dags"], ({ database, dialect, values }) =>
  database
    .updateTable("dag")
    .from(dialect.rows<StoredNextDagRun, "given">("given", COLUMNS, values.dags))
    .set(({ ref }) => ({
      nextLogicalDate: ref("given.nextLogicalDate"),
      nextDataIntervalStart: ref("given.nextDataIntervalStart"),
      nextDataIntervalEnd: ref("given.nextDataIntervalEnd"),
      nextRunAfter: ref("given.nextRunAfter"),
      awaitsTimetable: sql.lit(0),
    }))
    .whereRef("dag.dagId", "=", "given.dagId"),
);

const NEXT_RUNS = new GatheredQuery<readonly StoredNextDagRun[], void>(async (transaction, next) => {
  await WRITE.execute(transaction, { dags: JSON.stringify(next.flat()) });
  return [];
});

/** Stores the next runs of Dags, whose timetables are no longer to be asked for them. */
export async function writeNextDagRuns(
  transaction: MetadataTransaction,
  next: readonly StoredNextDagRun[],
): Promise<void> {
  if (next.length > 0) await NEXT_RUNS.ask(transaction, next);
}
