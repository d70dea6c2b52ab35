import {
  authoredTimetableOf,
  type DagRunInfo,
  type DataInterval,
  type Instant,
  restrictionOf,
  type SerializedDag,
  timetableOf,
} from "@baram/domain";
import {
  claimDagToSchedule,
  countActiveDagRuns,
  type DagToSchedule,
  findLastAutomatedDataInterval,
  flag,
  type MetadataTransaction,
  noteChange,
  serializedDagsOf,
  withdrawNextRunAfter,
  writeNextDagRun,
} from "@baram/metadata-store";

/**
 * Computes and stores a Dag's next scheduled run from its newest automated one; that of an author's own timetable is
 * left to be asked.
 *
 * While the Dag has as many active runs as it may, the next run has no moment of creation; the end of any run, scheduled
 * or manual, computes it again. The next run never moves back. Parity: until then it keeps the dates it had.
 * Locks the Dag.
 */
export async function updateNextDagRun(
  transaction: MetadataTransaction,
  {
    dagId,
    after,
    claimed,
    now,
  }: {
    readonly dagId: string /** Otherwise the newest automated run's. */;
    readonly after?: DataInterval;
    /** The Dag, where the caller has locked it and its next run is that of `after`. */
    readonly claimed?: DagToSchedule;
    readonly now: Instant;
  },
): Promise<void> {
  const row = claimed ?? (await claimDagToSchedule(transaction, dagId));
  if (row === null) return;
  const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
  if (authoredTimetableOf(dag.schedule) !== null) {
    await awaitTimetable(transaction, dagId);
    return;
  }
  const next = nextDagRun(dag, after ?? (await findLastAutomatedDataInterval(transaction, dagId)), now);
  const isAtLimit = next !== null && (await countActiveDagRuns(transaction, dagId)) >= row.maxActiveRuns;
  if (isAtLimit && row.nextLogicalDate !== null) {
    await withdrawNextRunAfter(transaction, dagId);
    return;
  }
  await writeNextDagRun(transaction, {
    dagId,
    nextLogicalDate: next?.logicalDate ?? null,
    nextDataIntervalStart: next?.dataInterval.start ?? null,
    nextDataIntervalEnd: next?.dataInterval.end ?? null,
    nextRunAfter: isAtLimit ? null : (next?.runAfter ?? null),
  });
}

/** A transaction does not wait for a process: the scheduler asks it afterwards. */
async function awaitTimetable(transaction: MetadataTransaction, dagId: string): Promise<void> {
  await transaction
    .updateTable("dag")
    .set({ nextRunAfter: null, awaitsTimetable: flag(true), timetableTakenUntil: null })
    .where("dagId", "=", dagId)
    .execute();
  noteChange(transaction, { kind: "timetableQuestion", dagId });
}

/** The run that follows the last automated one, or `null` where none does. */
function nextDagRun(dag: SerializedDag, lastInterval: DataInterval | null, now: Instant): DagRunInfo | null {
  const restriction = restrictionOf(dag);
  return timetableOf(dag.schedule).nextDagRunInfo({ lastAutomatedDataInterval: lastInterval, restriction, now });
}
