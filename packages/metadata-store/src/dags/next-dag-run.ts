import type { DataInterval, Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataTransaction } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";

/** What a Dag's next run depends on. */
export interface DagToSchedule {
  readonly dagVersionId: number;
  readonly maxActiveRuns: number;
  readonly nextLogicalDate: Instant | null;
}

const CLAIM = new PreparedQuery<{ dagId: string }, DagToSchedule>(["dagId"], ({ database, dialect, values }) =>
  database
    .selectFrom("dag")
    .select(["dagVersionId", "maxActiveRuns", "nextLogicalDate"])
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

const WITHDRAW = new PreparedQuery<{ dagId: string }, unknown>(["dagId"], ({ database, values }) =>
  database.updateTable("dag").set({ nextRunAfter: null }).where("dagId", "=", values.dagId),
);

/** Takes the moment of creation away from a Dag's next run, which keeps its dates. */
export async function withdrawNextRunAfter(transaction: MetadataTransaction, dagId: string): Promise<void> {
  await WITHDRAW.execute(transaction, { dagId });
}

/** A Dag's next run; all `null` when none comes. */
export interface StoredNextDagRun {
  readonly dagId: string;
  readonly nextLogicalDate: Instant | null;
  readonly nextDataIntervalStart: Instant | null;
  readonly nextDataIntervalEnd: Instant | null;
  readonly nextRunAfter: Instant | null;
}

const WRITE = new PreparedQuery<StoredNextDagRun, unknown>(
  ["dagId", "nextLogicalDate", "nextDataIntervalStart", "nextDataIntervalEnd", "nextRunAfter"],
  ({ database, values: { dagId, ...next } }) =>
    database
      .updateTable("dag")
      .set({ ...next, awaitsTimetable: sql.lit(0) })
      .where("dagId", "=", dagId),
);

/** Stores a Dag's next run, which its timetable is no longer to be asked for. */
export async function writeNextDagRun(transaction: MetadataTransaction, next: StoredNextDagRun): Promise<void> {
  await WRITE.execute(transaction, next);
}
