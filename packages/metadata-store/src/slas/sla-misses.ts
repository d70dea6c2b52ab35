import type { Instant, MissedSla } from "@baram/domain";
import { type MetadataReader, type MetadataTransaction, noteTransition } from "../metadata-store.ts";

/** The newest run in which a task has succeeded or was skipped; `null` before there is one. */
export async function findLastSuccessOfTask(
  reader: MetadataReader,
  { dagId, taskId }: { readonly dagId: string; readonly taskId: string },
) {
  const row = await reader
    .selectFrom("dagRun")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "dagRun.id")
    .select([
      "dagRun.id as dagRunId",
      "dagRun.logicalDate",
      "dagRun.dataIntervalStart",
      "dagRun.dataIntervalEnd",
      "taskInstance.id as taskInstanceId",
    ])
    .where("dagRun.dagId", "=", dagId)
    .where("taskInstance.taskId", "=", taskId)
    .where("taskInstance.state", "in", ["success", "skipped"])
    // From the newest run backwards, which as a rule is among the first.
    .orderBy("dagRun.logicalDate", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Of those logical dates for which a task is known to have missed its SLA, all from a moment on. */
export async function listMissedDates(
  reader: MetadataReader,
  { dagId, taskId, from }: { readonly dagId: string; readonly taskId: string; readonly from: Instant },
): Promise<ReadonlySet<Instant>> {
  const rows = await reader
    .selectFrom("slaMiss")
    .select("logicalDate")
    .where("dagId", "=", dagId)
    .where("taskId", "=", taskId)
    .where("logicalDate", ">=", from)
    .execute();
  return new Set(rows.map(({ logicalDate }) => logicalDate));
}

/** Writes down tasks that missed their SLA. */
export async function insertSlaMisses(
  transaction: MetadataTransaction,
  dagId: string,
  {
    misses,
    isNotified,
    now,
  }: { readonly misses: readonly MissedSla[]; readonly isNotified: boolean; readonly now: Instant },
): Promise<void> {
  for (const miss of misses) {
    await transaction
      .insertInto("slaMiss")
      .values({ dagId, ...miss, createdAt: now, isNotified: isNotified ? 1 : 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (misses.length > 0) noteTransition(transaction, { kind: "slasMissed", count: misses.length });
}

/** The instances of some dates of a Dag that have not succeeded. */
export async function listBlockingTaskInstances(
  reader: MetadataReader,
  { dagId, dates, limit }: { readonly dagId: string; readonly dates: readonly Instant[]; readonly limit: number },
): Promise<readonly MissedSla[]> {
  if (dates.length === 0) return [];
  return reader
    .selectFrom("dagRun")
    .innerJoin("taskInstance", "taskInstance.dagRunId", "dagRun.id")
    .select(["taskInstance.taskId", "dagRun.logicalDate"])
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.logicalDate", "in", dates)
    .where("taskInstance.state", "!=", "success")
    .orderBy("dagRun.logicalDate")
    .orderBy("taskInstance.id")
    .limit(limit)
    .execute();
}

/** Tasks of a Dag that missed their SLA, the newest first. */
export function listSlaMisses(
  reader: MetadataReader,
  { dagId, limit, offset }: { readonly dagId: string; readonly limit: number; readonly offset: number },
) {
  return reader
    .selectFrom("slaMiss")
    .selectAll()
    .where("dagId", "=", dagId)
    .orderBy("logicalDate", "desc")
    .orderBy("taskId")
    .limit(limit)
    .offset(offset)
    .execute();
}
