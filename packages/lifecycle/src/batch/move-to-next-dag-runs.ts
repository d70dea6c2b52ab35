import {
  authoredTimetableOf,
  type DataInterval,
  type Instant,
  restrictionOf,
  type SerializedDag,
  timetableOf,
} from "@baram/domain";
import {
  countActiveDagRuns,
  type DagToSchedule,
  flag,
  type MetadataTransaction,
  noteChange,
  type StoredNextDagRun,
  serializedDagsOf,
  writeNextDagRuns,
} from "@baram/metadata-store";

/** A Dag that the caller has locked. */
export interface MovingDag {
  readonly dag: DagToSchedule;
  /** The interval of its newest automated run; `null` when it has none. */
  readonly after: DataInterval | null;
  /** Its version, where the caller knows it. */
  readonly serialized?: SerializedDag;
}

/**
 * Computes and stores the next scheduled runs of Dags; those of authors' own timetables are left to be asked.
 *
 * While a Dag has as many active runs as it may, its next run has no moment of creation. Parity: until then it keeps the
 * dates it had.
 *
 * @returns what was stored, of all but those that are to be asked.
 */
export async function moveToNextDagRuns(
  transaction: MetadataTransaction,
  dags: readonly MovingDag[],
  now: Instant,
): Promise<readonly StoredNextDagRun[]> {
  const versions = serializedDagsOf(transaction);
  await versions.load(
    transaction,
    dags.flatMap(({ dag, serialized }) => (serialized === undefined ? [dag.dagVersionId] : [])),
  );
  const nextRuns: { readonly row: DagToSchedule; readonly next: StoredNextDagRun }[] = [];
  for (const { dag: row, after, serialized } of dags) {
    const dag = serialized ?? (await versions.get(transaction, row.dagVersionId)).dag;
    if (authoredTimetableOf(dag.schedule) !== null) await awaitTimetable(transaction, row.dagId);
    else nextRuns.push({ row, next: nextDagRun(dag, after, now) });
  }
  const coming = nextRuns.filter(({ next }) => next.nextLogicalDate !== null).map(({ row }) => row.dagId);
  const active = await countActiveDagRuns(transaction, coming);
  const written = nextRuns.map(({ row, next }) => {
    const isAtLimit = next.nextLogicalDate !== null && (active.get(row.dagId) ?? 0) >= row.maxActiveRuns;
    return isAtLimit ? withheld(row, next) : next;
  });
  await writeNextDagRuns(transaction, written);
  return written;
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

/** The run that follows the last automated one. */
function nextDagRun(dag: SerializedDag, lastInterval: DataInterval | null, now: Instant): StoredNextDagRun {
  const restriction = restrictionOf(dag);
  const next = timetableOf(dag.schedule).nextDagRunInfo({ lastAutomatedDataInterval: lastInterval, restriction, now });
  return {
    dagId: dag.dagId,
    nextLogicalDate: next?.logicalDate ?? null,
    nextDataIntervalStart: next?.dataInterval.start ?? null,
    nextDataIntervalEnd: next?.dataInterval.end ?? null,
    nextRunAfter: next?.runAfter ?? null,
  };
}

function withheld(row: DagToSchedule, next: StoredNextDagRun): StoredNextDagRun {
  const { dagId, nextLogicalDate, nextDataIntervalStart, nextDataIntervalEnd } =
    row.nextLogicalDate === null ? next : row;
  return { dagId, nextLogicalDate, nextDataIntervalStart, nextDataIntervalEnd, nextRunAfter: null };
}
