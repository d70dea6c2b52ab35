import type { Precondition } from "../readiness/precondition.ts";
import {
  checkExecutorSlots,
  checkMaxActiveTasks,
  checkPoolSlots,
  checkTaskConcurrency,
  type PoolSlots,
} from "./capacity-preconditions.ts";

/** A scheduled instance that asks to be queued. */
export interface TaskInstanceCandidate {
  readonly id: number;
  readonly dagId: string;
  readonly dagRunId: number | string;
  readonly taskId: string;
  readonly pool: string;
  readonly poolSlots: number;
  readonly maxActiveTisPerDag: number | null;
  readonly maxActiveTisPerDagRun: number | null;
}

/** What is taken already, and what may be. Active means queued or running. */
export interface CapacityFacts {
  /** How many more instances the installation may run (`parallelism`). */
  readonly freeSlots: number;
  readonly pools: ReadonlyMap<string, PoolSlots>;
  readonly activeByDag: ReadonlyMap<string, number>;
  /** A Dag that is missing here has no limit. */
  readonly maxActiveTasksByDag: ReadonlyMap<string, number>;
  /** By {@link activeTaskKey} of the Dag's id and the task's. */
  readonly activeByTask: ReadonlyMap<string, number>;
  /** By {@link activeTaskKey} of the run's id and the task's. */
  readonly activeByRunTask: ReadonlyMap<string, number>;
}

/** Who is queued now, and why the others wait. */
export interface ChosenTaskInstances<Candidate extends TaskInstanceCandidate> {
  readonly chosen: readonly Candidate[];
  readonly waiting: readonly { readonly candidate: Candidate; readonly reason: Precondition }[];
}

/** The key of a count of active instances of one task, in a Dag or in a run. */
export function activeTaskKey(dagOrRunId: number | string, taskId: string): string {
  return `${dagOrRunId}\0${taskId}`;
}

/**
 * Fills what is free with scheduled instances, best first.
 *
 * A candidate that finds no room does not block a smaller one behind it, in its own pool or another.
 */
export function chooseTaskInstances<Candidate extends TaskInstanceCandidate>(
  given: CapacityFacts & { /** Best first. */ readonly candidates: readonly Candidate[] },
): ChosenTaskInstances<Candidate> {
  const taken = new TakenCapacity(given);
  const chosen: Candidate[] = [];
  const waiting: { readonly candidate: Candidate; readonly reason: Precondition }[] = [];
  for (const candidate of given.candidates) {
    const reason = taken.findObstacle(candidate);
    if (reason === null) {
      taken.take(candidate);
      chosen.push(candidate);
    } else {
      waiting.push({ candidate, reason });
    }
  }
  return { chosen, waiting };
}

/** The facts, and on top of them what this choice has taken so far. */
class TakenCapacity {
  readonly #facts: CapacityFacts;
  readonly #poolSlots = new Map<string, number>();
  readonly #byDag = new Map<string, number>();
  readonly #byTask = new Map<string, number>();
  readonly #byRunTask = new Map<string, number>();
  #count = 0;

  constructor(facts: CapacityFacts) {
    this.#facts = facts;
  }

  /** The first thing in the way: what never ends by itself before what time mends. */
  findObstacle(candidate: TaskInstanceCandidate): Precondition | null {
    return (
      unlessMet(this.#checkPool(candidate)) ??
      unlessMet(this.#checkDag(candidate)) ??
      unlessMet(this.#checkTask(candidate)) ??
      unlessMet(checkExecutorSlots(this.#facts.freeSlots - this.#count))
    );
  }

  take({ dagId, dagRunId, taskId, pool, poolSlots }: TaskInstanceCandidate): void {
    this.#count += 1;
    add(this.#poolSlots, pool, poolSlots);
    add(this.#byDag, dagId, 1);
    add(this.#byTask, activeTaskKey(dagId, taskId), 1);
    add(this.#byRunTask, activeTaskKey(dagRunId, taskId), 1);
  }

  #checkPool({ pool: poolName, poolSlots }: TaskInstanceCandidate): Precondition {
    const pool = this.#facts.pools.get(poolName);
    if (pool === undefined) return checkPoolSlots({ poolName, poolSlots, pool: null });
    const slotsOccupied = pool.slotsOccupied + (this.#poolSlots.get(poolName) ?? 0);
    return checkPoolSlots({ poolName, poolSlots, pool: { slotsTotal: pool.slotsTotal, slotsOccupied } });
  }

  #checkDag({ dagId }: TaskInstanceCandidate): Precondition {
    const active = sum(dagId, this.#facts.activeByDag, this.#byDag);
    return checkMaxActiveTasks(dagId, { active, maximum: this.#facts.maxActiveTasksByDag.get(dagId) ?? null });
  }

  #checkTask(candidate: TaskInstanceCandidate): Precondition {
    const { dagId, dagRunId, taskId } = candidate;
    const activeInDag = sum(activeTaskKey(dagId, taskId), this.#facts.activeByTask, this.#byTask);
    const activeInRun = sum(activeTaskKey(dagRunId, taskId), this.#facts.activeByRunTask, this.#byRunTask);
    return checkTaskConcurrency(taskId, {
      inDag: { active: activeInDag, maximum: candidate.maxActiveTisPerDag },
      inRun: { active: activeInRun, maximum: candidate.maxActiveTisPerDagRun },
    });
  }
}

function unlessMet(precondition: Precondition): Precondition | null {
  return precondition.isMet ? null : precondition;
}

function sum(key: string, before: ReadonlyMap<string, number>, taken: ReadonlyMap<string, number>): number {
  return (before.get(key) ?? 0) + (taken.get(key) ?? 0);
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}
