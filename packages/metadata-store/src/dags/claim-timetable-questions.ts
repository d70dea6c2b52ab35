import type { DataInterval, Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";
import { findLastAutomatedDataInterval } from "./next-dag-run.ts";

/** A Dag whose next run is to be asked of its own timetable. */
export interface TimetableQuestion {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly bundleHash: string;
  readonly relativePath: string;
  /**
   * The interval of its newest scheduled run or back-fill, or of the later date that its timetable named last, if a run of
   * another type has that; `null` before there was one.
   */
  readonly last: DataInterval | null;
  /** The date that its timetable named last, if any run has it by now. */
  readonly takenDate: Instant | null;
}

/** Locks active Dags whose next run is to be asked, those that no scheduler has taken upon itself. */
export async function claimTimetableQuestions(
  transaction: MetadataTransaction,
  { limit, now }: { readonly limit: number; readonly now: Instant },
): Promise<readonly TimetableQuestion[]> {
  const dags = await transaction
    .selectFrom("dag")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .select(["dag.dagId", "dag.dagVersionId", "dagVersion.bundleHash", "dag.relativePath"])
    .select(["dag.nextLogicalDate", "dag.nextDataIntervalStart", "dag.nextDataIntervalEnd"])
    .where(sql<boolean>`dag.awaits_timetable = 1`)
    .where("dag.isActive", "=", 1)
    .where((where) => where.or([where("timetableTakenUntil", "is", null), where("timetableTakenUntil", "<=", now)]))
    .orderBy("dag.dagId")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("dag").skipLocked())
    .execute();
  const questions: TimetableQuestion[] = [];
  for (const { nextLogicalDate, nextDataIntervalStart, nextDataIntervalEnd, ...dag } of dags) {
    const lastRun = await findLastAutomatedDataInterval(transaction, dag.dagId);
    const isTaken = nextLogicalDate !== null && (await hasDagRunAt(transaction, dag.dagId, nextLogicalDate));
    const named =
      isTaken && nextDataIntervalStart !== null && nextDataIntervalEnd !== null
        ? { start: nextDataIntervalStart, end: nextDataIntervalEnd }
        : null;
    const last = named !== null && (lastRun === null || named.end > lastRun.end) ? named : lastRun;
    questions.push({ ...dag, last, takenDate: isTaken ? nextLogicalDate : null });
  }
  return questions;
}

async function hasDagRunAt(transaction: MetadataTransaction, dagId: string, logicalDate: Instant): Promise<boolean> {
  const run = await transaction
    .selectFrom("dagRun")
    .select("id")
    .where("dagId", "=", dagId)
    .where("logicalDate", "=", logicalDate)
    .executeTakeFirst();
  return run !== undefined;
}
