import type { DagRunInfo, Instant } from "@baram/domain";
import { countActiveDagRuns, dialectOf, flag, type MetadataTransaction, noteChange } from "@baram/metadata-store";

/**
 * Stores the next run that a Dag's own timetable named, `null` for none, unless the Dag has changed since it was asked, or
 * another scheduler asks by now. Locks the Dag.
 *
 * While the Dag has as many active runs as it may, the run has no moment of creation.
 */
export async function recordNextDagRun(
  transaction: MetadataTransaction,
  {
    dagId,
    dagVersionId,
    takenUntil,
    run,
  }: {
    readonly dagId: string;
    readonly dagVersionId: number;
    readonly takenUntil: Instant;
    readonly run: DagRunInfo | null;
  },
): Promise<void> {
  const row = await transaction
    .selectFrom("dag")
    .select("maxActiveRuns")
    .where("dagId", "=", dagId)
    .where("dagVersionId", "=", dagVersionId)
    .where("awaitsTimetable", "=", 1)
    .where("timetableTakenUntil", "=", takenUntil)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return;
  const isAtLimit =
    run !== null && ((await countActiveDagRuns(transaction, [dagId])).get(dagId) ?? 0) >= row.maxActiveRuns;
  await transaction
    .updateTable("dag")
    .set({
      awaitsTimetable: flag(false),
      timetableTakenUntil: null,
      nextLogicalDate: run?.logicalDate ?? null,
      nextDataIntervalStart: run?.dataInterval.start ?? null,
      nextDataIntervalEnd: run?.dataInterval.end ?? null,
      nextRunAfter: isAtLimit ? null : (run?.runAfter ?? null),
    })
    .where("dagId", "=", dagId)
    .execute();
  noteChange(transaction, { kind: "dag", dagId });
}
