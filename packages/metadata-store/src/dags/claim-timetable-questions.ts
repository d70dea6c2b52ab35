import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** A Dag whose next run is to be asked of its own timetable. */
export interface TimetableQuestion {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly bundleHash: string;
  readonly relativePath: string;
  /** The interval of its newest scheduled run or back-fill; `null` before there was one. */
  readonly last: { readonly start: Instant; readonly end: Instant } | null;
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
    .where(sql<boolean>`dag.awaits_timetable = 1`)
    .where("dag.isActive", "=", 1)
    .where((where) => where.or([where("timetableTakenUntil", "is", null), where("timetableTakenUntil", "<=", now)]))
    .orderBy("dag.dagId")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate("dag").skipLocked())
    .execute();
  const questions: TimetableQuestion[] = [];
  for (const dag of dags) {
    const last = await transaction
      .selectFrom("dagRun")
      .select(["dataIntervalStart as start", "dataIntervalEnd as end"])
      .where("dagId", "=", dag.dagId)
      .where("runType", "in", ["scheduled", "backfill"])
      .orderBy("logicalDate", "desc")
      .limit(1)
      .executeTakeFirst();
    questions.push({ ...dag, last: last ?? null });
  }
  return questions;
}
