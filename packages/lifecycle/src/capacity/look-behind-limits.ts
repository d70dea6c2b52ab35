import {
  claimScheduledTaskInstancesOfTask,
  findNextScheduledTask,
  isHeldByDag,
  type MetadataTransaction,
  type ScheduledTask,
  type ScheduledTaskInstance,
  type ScheduledTaskPlace,
  type WalkStep,
} from "@baram/metadata-store";
import type { CapacityLedger } from "./capacity-ledger.ts";

/** How many tasks are looked at before what has room among them is started, best first. */
const TASKS_PER_WALK = 64;
/** How many tasks are looked at in all: as many limits can be in the way without hiding what is behind them. */
const TASKS_MAXIMUM = 1024;
/** How many instances beyond the free slots are claimed of a task: some may not fit. */
const SPARE_CANDIDATES = 4;

const BEGIN: ScheduledTaskPlace = { pool: "", dagId: "", taskId: "", dagRunId: 0 };

/**
 * Finds scheduled instances that fit although better ones, which do not, stand before them in the queue.
 *
 * Thousands of instances may wait for one limit, so it is limits that are walked past, each by one look into an index:
 * all of a full pool, of a Dag that is full, of all Dags in a row that are paused, of a task that is full. The cost does not grow with how many
 * instances wait. Of tasks with room, the best are claimed from first.
 */
export async function lookBehindLimits(
  transaction: MetadataTransaction,
  ledger: CapacityLedger,
  {
    freeSlots,
    chosen,
    onlyBackfills,
  }: {
    readonly freeSlots: number;
    readonly chosen: readonly ScheduledTaskInstance[];
    readonly onlyBackfills: boolean;
  },
): Promise<readonly ScheduledTaskInstance[]> {
  const taken = new Set(chosen.map(({ id }) => id));
  const found: ScheduledTaskInstance[] = [];
  const walk = new LimitWalk(transaction, ledger);
  while (found.length < freeSlots && !walk.isDone) {
    for (const task of (await walk.nextTasksWithRoom()).toSorted(bestFirst)) {
      if (found.length >= freeSlots) return found;
      if (onlyBackfills && task.runType !== "backfill") continue;
      if (stepPastObstacle(task, ledger) !== null) continue;
      // What was chosen in this transaction is still scheduled in the database, and stands in front.
      const limit = freeSlots - found.length + taken.size + SPARE_CANDIDATES;
      const claimed = await claimScheduledTaskInstancesOfTask(transaction, { ...task, limit });
      const candidates = claimed.filter(({ id }) => !taken.has(id));
      await ledger.readLimitsOf(transaction, candidates);
      for (const instance of ledger.choose(candidates, freeSlots - found.length)) {
        taken.add(instance.id);
        found.push(instance);
      }
    }
  }
  return found;
}

/** A walk through the tasks that have scheduled instances, which passes by what is at a limit without looking into it. */
class LimitWalk {
  readonly #transaction: MetadataTransaction;
  readonly #ledger: CapacityLedger;
  #after = BEGIN;
  #step: WalkStep = "run";
  #looks = 0;
  #isEndReached = false;

  constructor(transaction: MetadataTransaction, ledger: CapacityLedger) {
    this.#transaction = transaction;
    this.#ledger = ledger;
  }

  get isDone(): boolean {
    return this.#isEndReached || this.#looks >= TASKS_MAXIMUM;
  }

  /** Those of the next stretch that have room and may run. */
  async nextTasksWithRoom(): Promise<readonly ScheduledTask[]> {
    const tasks: ScheduledTask[] = [];
    for (let looks = 0; looks < TASKS_PER_WALK; looks += 1) {
      const task = await findNextScheduledTask(this.#transaction, this.#after, this.#step);
      this.#looks += 1;
      if (task === null) {
        this.#isEndReached = true;
        return tasks;
      }
      this.#after = task;
      if (!this.#ledger.isPoolFull(task.pool)) await this.#ledger.readLimitsOfTask(this.#transaction, task);
      const obstacle = stepPastObstacle(task, this.#ledger);
      this.#step = obstacle ?? "run";
      if (obstacle === null) tasks.push(task);
    }
    return tasks;
  }
}

/** What is in the way of all instances of a task, as the step that leads past it; `null` where there is room. */
function stepPastObstacle(task: ScheduledTask, ledger: CapacityLedger): WalkStep | null {
  if (ledger.isPoolFull(task.pool)) return "pool";
  if (task.isDagHeld === 1) return "heldDags";
  if (ledger.isDagFull(task)) return "dag";
  if (ledger.isTaskFull(task)) return "task";
  return isHeldByDag(task) || ledger.isTaskFullInRun(task) ? "run" : null;
}

function bestFirst(one: ScheduledTask, other: ScheduledTask): number {
  return other.priorityWeight - one.priorityWeight || one.logicalDate - other.logicalDate;
}
