import { PRECONDITION_NAMES, type Precondition } from "../readiness/precondition.ts";

/** A pool as a limit. */
export interface PoolSlots {
  /** -1 means without limit. */
  readonly slotsTotal: number;
  /** By queued and running instances, and by deferred ones where the pool counts them. */
  readonly slotsOccupied: number;
}

/** How much runs at once, and how much may; `null` means without limit. */
export interface ConcurrencyLimit {
  readonly active: number;
  readonly maximum: number | null;
}

/** Whether an instance finds room in its pool. `pool` is `null` when there is no pool of that name. */
export function checkPoolSlots(given: {
  readonly poolName: string;
  readonly poolSlots: number;
  readonly pool: PoolSlots | null;
}): Precondition {
  const { poolName, poolSlots, pool } = given;
  const name = PRECONDITION_NAMES.poolSlots;
  if (pool === null) {
    const reason = `There is no pool "${poolName}"; create it, or give the task another pool.`;
    return { name, isMet: false, reason, facts: { pool: poolName, slotsNeeded: poolSlots, slotsTotal: null } };
  }
  if (pool.slotsTotal < 0) return { name, isMet: true, reason: `The pool "${poolName}" has no limit.` };
  const needs = `the task needs ${countSlots(poolSlots)}`;
  const facts = {
    pool: poolName,
    slotsNeeded: poolSlots,
    slotsTotal: pool.slotsTotal,
    slotsOccupied: pool.slotsOccupied,
  };
  if (poolSlots > pool.slotsTotal) {
    const reason =
      `The pool "${poolName}" has only ${countSlots(pool.slotsTotal)} in all and ${needs}, so it can never start; ` +
      `make the pool larger, or give the task fewer pool slots.`;
    return { name, isMet: false, reason, facts };
  }
  const free = Math.max(0, pool.slotsTotal - pool.slotsOccupied);
  const reason = `The pool "${poolName}" has ${free} of ${countSlots(pool.slotsTotal)} free and ${needs}.`;
  return { name, isMet: free >= poolSlots, reason, facts };
}

/** Whether the Dag may run one more task over all its runs. */
export function checkMaxActiveTasks(dagId: string, limit: ConcurrencyLimit): Precondition {
  const subject = `The Dag "${dagId}" runs ${limit.active} of at most ${limit.maximum ?? "any number of"} tasks at once.`;
  const facts = { dagId, active: limit.active, maximum: limit.maximum };
  return { name: PRECONDITION_NAMES.maxActiveTasks, isMet: hasRoom(limit), reason: subject, facts };
}

/** Whether the task may have one more active instance, over all runs of its Dag and within its run. */
export function checkTaskConcurrency(
  taskId: string,
  limits: { readonly inDag: ConcurrencyLimit; readonly inRun: ConcurrencyLimit },
): Precondition {
  const { inDag, inRun } = limits;
  const name = PRECONDITION_NAMES.taskConcurrency;
  if (!hasRoom(inDag)) {
    const reason = `The task "${taskId}" has ${inDag.active} of at most ${inDag.maximum} active instances over all runs.`;
    return { name, isMet: false, reason, facts: { taskId, ...inDag, within: "dag" } };
  }
  if (!hasRoom(inRun)) {
    const reason = `The task "${taskId}" has ${inRun.active} of at most ${inRun.maximum} active instances in this run.`;
    return { name, isMet: false, reason, facts: { taskId, ...inRun, within: "run" } };
  }
  return { name, isMet: true, reason: `The task "${taskId}" may have one more active instance.` };
}

/** Whether the installation may run one more task (`parallelism`). */
export function checkExecutorSlots(slotsFree: number): Precondition {
  const isMet = slotsFree > 0;
  const reason = isMet
    ? `The executor has ${countSlots(slotsFree)} free.`
    : "The executor has no slot free: as many tasks run as parallelism allows.";
  return { name: PRECONDITION_NAMES.executorSlots, isMet, reason };
}

function hasRoom(limit: ConcurrencyLimit): boolean {
  return limit.maximum === null || limit.active < limit.maximum;
}

function countSlots(count: number): string {
  return count === 1 ? "1 slot" : `${count} slots`;
}
