import {
  isHeldByDag,
  type LockedDagRun,
  type LockedDagRunOfDag,
  type ScheduledTaskInstance,
} from "@baram/metadata-store";
import { chooseFirst } from "../capacity/choose-first.ts";
import type { CapacityLook } from "../capacity/look-at-capacity.ts";
import type { BatchedTaskInstance } from "./batched-task-instance.ts";
import { completeStarts } from "./complete-starts.ts";
import { type PreparedStart, prepareStarts } from "./prepare-starts.ts";
import type { StartedTaskInstance, StartTaskInstancesInput } from "./started-task-instance.ts";
import type { TransitionBatch } from "./transition-batch.ts";
import { writeStarts } from "./write-starts.ts";

/** What starts by a batch that is not written yet. */
export interface StartsAlong {
  /** See {@link StartTaskInstancesInput.hasRoom}: whether it is so once this is written. */
  readonly hasRoom: boolean;
  /** Sends what the batch does not write itself. To be called when that is on its way. */
  complete(): Promise<readonly StartedTaskInstance[]>;
}

/**
 * Chooses what starts once a batch is written, before it is: what becomes ready and has room is then written once, as
 * running, in place of being written as scheduled, read again and written as started.
 *
 * It comes to what a look after the writing would: what the batch has moved is taken into account, and what it schedules
 * stands among what is scheduled already.
 *
 * @param given.dagRuns the runs of the batch as they were locked.
 * @returns `null` where more has to be looked at than was: then nothing starts along.
 */
export async function startAlong(
  batch: TransitionBatch,
  {
    look,
    dagRuns,
    input,
  }: {
    readonly look: CapacityLook;
    readonly dagRuns: readonly LockedDagRunOfDag[];
    readonly input: StartTaskInstancesInput;
  },
): Promise<StartsAlong | null> {
  if (batch.hasNewSettings) return null;
  const { transaction, moved } = batch;
  const { freeSlots, onlyBackfills = false } = input;
  const scheduled = moved.filter(({ state }) => state === "scheduled");
  const fresh = scheduledTaskInstances(scheduled, dagRuns);
  if (fresh === null) return null;
  for (const { row, state } of moved) look.ledger.move(row, state);
  const hasMoved = new Set(moved.map(({ row }) => row.id));
  const waiting = look.claimed.filter(({ id }) => !hasMoved.has(id));
  const candidates = [...waiting, ...fresh].sort(bestFirst).slice(0, look.limit);
  const chosen = await chooseFirst(transaction, look.ledger, { candidates, freeSlots, onlyBackfills });
  const isAllSeen = look.claimed.length < look.limit && candidates.length < look.limit;
  const isEnough = look.isOnlyWhatIsLeft
    ? chosen.length === candidates.length
    : isAllSeen || chosen.length >= freeSlots;
  if (!isEnough) return null;
  const starting = new Set(chosen);
  const nobodyWaits = isAllSeen && candidates.every((one) => starting.has(one) || isHeldByDag(one));
  const starts = await prepareStarts(transaction, chosen, input);
  const instances = new Map(scheduled.map((instance) => [instance.row.id, instance]));
  const others: PreparedStart[] = [];
  for (const start of starts) {
    const instance = instances.get(start.attempt.instance.id);
    if (instance === undefined) {
      others.push(start);
      continue;
    }
    instance.apply("queue", start.changes);
    instance.apply("start", {});
  }
  return {
    hasRoom: nobodyWaits && look.ledger.isWithinLimits,
    complete: async () => {
      if (others.length > 0) await writeStarts(transaction, others);
      return completeStarts(transaction, starts, input);
    },
  };
}

/** Instances that a batch schedules, as they would be read after it; `null` where one is of a Dag that was not read. */
function scheduledTaskInstances(
  instances: readonly BatchedTaskInstance[],
  dagRuns: readonly LockedDagRunOfDag[],
): readonly ScheduledTaskInstance[] | null {
  const dags = new Map(dagRuns.map(({ dagId, maxActiveTasks, isPaused }) => [dagId, { maxActiveTasks, isPaused }]));
  const read: ScheduledTaskInstance[] = [];
  for (const instance of instances) {
    const { row, changes, tryNumber, mapIndex } = instance;
    const dag = dags.get(row.dagId);
    if (dag === undefined) return null;
    const { scheduledAt, queuedAt, startDate, endDate, retryAt } = { ...row, ...changes };
    const dates = { scheduledAt, queuedAt, startDate, endDate, retryAt };
    read.push({ ...row, ...dates, tryNumber, mapIndex, state: "scheduled", ...ofRun(instance.run.row), ...dag });
  }
  return read;
}

function ofRun(dagRun: LockedDagRun) {
  const { dagVersionId, runType, dataIntervalStart, dataIntervalEnd, conf, externalTrigger } = dagRun;
  const { startDate: runStartDate, state: dagRunState } = dagRun;
  return {
    dagVersionId,
    runType,
    dataIntervalStart,
    dataIntervalEnd,
    conf,
    externalTrigger,
    runStartDate,
    dagRunState,
  };
}

/** The order of `claimScheduledTaskInstances`. */
function bestFirst(one: ScheduledTaskInstance, other: ScheduledTaskInstance): number {
  return (
    other.priorityWeight - one.priorityWeight ||
    one.logicalDate - other.logicalDate ||
    one.mapIndex - other.mapIndex ||
    one.id - other.id
  );
}
