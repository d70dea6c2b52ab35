import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** A Dag whose next run is to be asked of its own timetable. */
export interface TimetableQuestion {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly bundleHash: string;
  readonly relativePath: string;
  /** The interval of its newest scheduled run or back-fill; `null` before there was one. */
  readonly last: { readonly start: Instant; readonly end: Instant } | null;
}

/** The active Dags whose next run is to be asked, a few at a time. */
export async function listTimetableQuestions(
  reader: MetadataReader,
  { limit }: { readonly limit: number },
): Promise<readonly TimetableQuestion[]> {
  const dags = await reader
    .selectFrom("dag")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .select(["dag.dagId", "dag.dagVersionId", "dagVersion.bundleHash", "dag.relativePath"])
    .where(sql<boolean>`dag.awaits_timetable = 1`)
    .where("dag.isActive", "=", 1)
    .orderBy("dag.dagId")
    .limit(limit)
    .execute();
  const questions: TimetableQuestion[] = [];
  for (const dag of dags) {
    const last = await reader
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
