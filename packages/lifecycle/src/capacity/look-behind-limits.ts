import {
  claimScheduledTaskInstances,
  claimScheduledTaskInstancesOfTask,
  findNextScheduledTask,
  type MetadataTransaction,
  type ScheduledTask,
  type ScheduledTaskInstance,
  type ScheduledTaskPlace,
} from "@baram/metadata-store";
import type { CapacityLedger } from "./capacity-ledger.ts";

/** How many tasks one walk looks at; beyond that the database is asked to leave out what is full. */
const TASKS_PER_WALK = 64;
/** How many instances beyond the free slots are claimed of a task: some may not fit. */
const SPARE_CANDIDATES = 4;
/** How many instances are claimed at most where so many tasks are full that the walk found no end. */
const CLAIM_MAXIMUM = 1000;

const BEGIN: ScheduledTaskPlace = { dagId: "", taskId: "", dagRunId: 0 };

/**
 * Finds scheduled instances that fit although better ones, which do not, stand before them in the queue.
 *
 * Thousands of instances may wait for one limit, so it is tasks that are walked past, each by one look into an index:
 * the cost does not grow with how many copies of a task wait. Of tasks with room, the best are claimed from first.
 */
export async function lookBehindLimits(
  transaction: MetadataTransaction,
  ledger: CapacityLedger,
  { freeSlots, chosen }: { readonly freeSlots: number; readonly chosen: readonly ScheduledTaskInstance[] },
): Promise<readonly ScheduledTaskInstance[]> {
  const taken = new Set(chosen.map(({ id }) => id));
  const found: ScheduledTaskInstance[] = [];
  const choose = async (claimed: readonly ScheduledTaskInstance[]) => {
    const candidates = claimed.filter(({ id }) => !taken.has(id));
    await ledger.readLimitsOf(transaction, candidates);
    for (const instance of ledger.choose(candidates, freeSlots - found.length)) {
      taken.add(instance.id);
      found.push(instance);
    }
  };
  const { tasks, isEndReached } = await walkPastFullTasks(transaction, ledger);
  for (const task of tasks) {
    if (found.length >= freeSlots) return found;
    if (ledger.isDagFull(task) || ledger.isTaskFull(task)) continue;
    // What was chosen in this transaction is still scheduled in the database, and stands in front.
    const limit = freeSlots - found.length + taken.size + SPARE_CANDIDATES;
    await choose(await claimScheduledTaskInstancesOfTask(transaction, { ...task, limit }));
  }
  if (!isEndReached && found.length < freeSlots) {
    await choose(await claimScheduledTaskInstances(transaction, { limit: CLAIM_MAXIMUM, ...ledger.setAside }));
  }
  return found;
}

/** The tasks that have room and may run, best first. */
async function walkPastFullTasks(
  transaction: MetadataTransaction,
  ledger: CapacityLedger,
): Promise<{ readonly tasks: readonly ScheduledTask[]; readonly isEndReached: boolean }> {
  const tasks: ScheduledTask[] = [];
  let after = BEGIN;
  let isDagDone = false;
  for (let looks = 0; looks < TASKS_PER_WALK; looks += 1) {
    const task = await findNextScheduledTask(transaction, after, { isDagDone });
    if (task === null) return { tasks: tasks.sort(bestFirst), isEndReached: true };
    after = task;
    isDagDone = ledger.isDagFull(task);
    if (!isDagDone && !ledger.isTaskFull(task) && mayRun(task)) tasks.push(task);
  }
  return { tasks: tasks.sort(bestFirst), isEndReached: false };
}

/** A back-fill goes on although its Dag is paused. */
function mayRun({ dagRunState, isPaused, runType }: ScheduledTask): boolean {
  return dagRunState === "running" && (isPaused === 0 || runType === "backfill");
}

function bestFirst(one: ScheduledTask, other: ScheduledTask): number {
  return other.priorityWeight - one.priorityWeight || one.logicalDate - other.logicalDate;
}
