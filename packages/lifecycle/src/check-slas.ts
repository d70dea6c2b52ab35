import {
  authoredTimetableOf,
  decideMissedSlas,
  type Instant,
  type MissedSla,
  type SerializedDag,
  type SerializedTask,
  type Timetable,
  timetableOf,
} from "@baram/domain";
import {
  claimSlaChecks,
  findDag,
  findLastSuccessOfTask,
  insertCallbacks,
  insertSlaMisses,
  listBlockingTaskInstances,
  listMissedDates,
  type MetadataTransaction,
  serializedDagsOf,
  updateSlaCheck,
} from "@baram/metadata-store";

/** How many Dags one call looks at; the rest follows in the next. */
const DAGS_PER_CALL = 10;
/** How many misses of a task one look writes down; the rest follows at once. */
const MISSES_PER_TASK = 500;
/** How many of the instances that are in the way are told of. */
const BLOCKING_MAXIMUM = 500;

type LastSuccess = NonNullable<Awaited<ReturnType<typeof findLastSuccessOfTask>>>;

/** What one task has missed. */
interface TaskLook {
  readonly missed: readonly MissedSla[];
  readonly lookAgainAt: Instant | null;
  /** The success that the misses come after; of its instance is told. */
  readonly told: LastSuccess;
}

/**
 * Looks at the SLAs of Dags for which it is time, writes down what was missed, and has whom their author named told of it.
 *
 * Parity: only the timetable counts, and a task that never succeeded misses nothing; a Dag that is paused, or without a
 * periodic timetable, is looked at again when a run of it is scheduled.
 *
 * @returns how many Dags were looked at; call again while it is not zero.
 */
export async function checkSlas(transaction: MetadataTransaction, { now }: { readonly now: Instant }): Promise<number> {
  const dagIds = await claimSlaChecks(transaction, { now, limit: DAGS_PER_CALL });
  for (const dagId of dagIds) await checkDag(transaction, dagId, now);
  return dagIds.length;
}

async function checkDag(transaction: MetadataTransaction, dagId: string, now: Instant): Promise<void> {
  const row = await findDag(transaction, dagId);
  const isLive = row !== null && row.isActive === 1 && row.isPaused === 0;
  const dag = isLive ? (await serializedDagsOf(transaction).get(transaction, row.dagVersionId)).dag : null;
  const timetable = dag === null ? null : periodicTimetableOf(dag);
  if (dag === null || timetable === null) {
    await updateSlaCheck(transaction, { dagId, checkAt: null });
    return;
  }
  const looks: TaskLook[] = [];
  for (const task of dag.tasks) {
    const look = await lookAtTask(transaction, { dagId, task, timetable, now });
    if (look !== null) looks.push(look);
  }
  await tellOf(transaction, { dag, looks, now });
  const moments = looks.flatMap(({ lookAgainAt }) => lookAgainAt ?? []);
  const checkAt = moments.length === 0 ? null : (Math.min(...moments) as Instant);
  await updateSlaCheck(transaction, { dagId, checkAt });
}

/** Parity: a timetable that has no interval after the next is not looked at, nor is one of the author's own. */
function periodicTimetableOf({ schedule }: SerializedDag): Timetable | null {
  if (authoredTimetableOf(schedule) !== null) return null;
  const timetable = timetableOf(schedule);
  return timetable.isPeriodic ? timetable : null;
}

async function lookAtTask(
  transaction: MetadataTransaction,
  {
    dagId,
    task: { taskId, slaSeconds },
    timetable,
    now,
  }: {
    readonly dagId: string;
    readonly task: SerializedTask;
    readonly timetable: Timetable;
    readonly now: Instant;
  },
): Promise<TaskLook | null> {
  if (slaSeconds === undefined) return null;
  const told = await findLastSuccessOfTask(transaction, { dagId, taskId });
  if (told === null) return null;
  const { logicalDate, dataIntervalStart: start, dataIntervalEnd: end } = told;
  const known = await listMissedDates(transaction, { dagId, taskId, from: logicalDate });
  const { missed, lookAgainAt } = decideMissedSlas({
    timetable,
    slaSeconds,
    lastSuccess: { logicalDate, dataInterval: { start, end } },
    lastMissed: known.size === 0 ? null : (Math.max(...known) as Instant),
    now,
    limit: MISSES_PER_TASK,
  });
  const unknown = missed.filter((at) => !known.has(at));
  return { missed: unknown.map((at) => ({ taskId, logicalDate: at })), lookAgainAt, told };
}

async function tellOf(
  transaction: MetadataTransaction,
  { dag, looks, now }: { readonly dag: SerializedDag; readonly looks: readonly TaskLook[]; readonly now: Instant },
): Promise<void> {
  const misses = looks.flatMap(({ missed }) => missed);
  const told = looks.find(({ missed }) => missed.length > 0)?.told;
  if (told === undefined) return;
  const taskIds = new Set(misses.map(({ taskId }) => taskId));
  const isMailed = dag.tasks.some(({ taskId, email }) => taskIds.has(taskId) && email !== undefined);
  const isNotified = isMailed || dag.callbacks?.includes("slaMiss") === true;
  await insertSlaMisses(transaction, dag.dagId, { misses, isNotified, now });
  if (!isNotified) return;
  const dates = [...new Set(misses.map(({ logicalDate }) => logicalDate))];
  const blocking = await listBlockingTaskInstances(transaction, { dagId: dag.dagId, dates, limit: BLOCKING_MAXIMUM });
  const { dagRunId, taskInstanceId } = told;
  const call = { kind: "slaMiss", slas: misses, blocking } as const;
  await insertCallbacks(transaction, [{ dagId: dag.dagId, dagRunId, taskInstanceId, call }], now);
}
