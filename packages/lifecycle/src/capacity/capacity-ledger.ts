import { activeTaskKey, chooseTaskInstances, taskGraph } from "@baram/domain";
import {
  countOccupyingOfTask,
  type MetadataTransaction,
  type ScheduledTask,
  type ScheduledTaskInstance,
  serializedDagsOf,
} from "@baram/metadata-store";

/** Where nothing more fits. */
export interface SetAside {
  readonly fullPools: readonly string[];
  readonly fullDagIds: readonly string[];
}

/** A pool while its slots are taken one by one. */
export interface PoolUse {
  readonly slotsTotal: number;
  slotsOccupied: number;
}

interface TaskLimits {
  readonly maxActiveTisPerDag: number | null;
  readonly maxActiveTisPerDagRun: number | null;
}

/** What is taken and what is free, kept up to date while instances are chosen. */
export class CapacityLedger {
  readonly #pools: Map<string, PoolUse>;
  readonly #activeByDag: Map<string, number>;
  readonly #maxActiveTasksByDag = new Map<string, number>();
  readonly #activeByTask = new Map<string, number>();
  readonly #activeByRunTask = new Map<string, number>();
  readonly #limits = new Map<ScheduledTaskInstance, TaskLimits>();
  readonly #limitsByTask = new Map<string, TaskLimits>();

  constructor(pools: Map<string, PoolUse>, activeByDag: Map<string, number>) {
    this.#pools = pools;
    this.#activeByDag = activeByDag;
  }

  /** Counts what is active of tasks that limit their own instances; the common task costs no query. */
  async readLimitsOf(transaction: MetadataTransaction, candidates: readonly ScheduledTaskInstance[]): Promise<void> {
    for (const candidate of candidates) {
      const { dagId, taskId, dagRunId } = candidate;
      this.#maxActiveTasksByDag.set(dagId, candidate.maxActiveTasks);
      const { dag } = await serializedDagsOf(transaction).get(transaction, candidate.dagVersionId);
      const { maxActiveTisPerDag, maxActiveTisPerDagRun } = taskGraph(dag).task(taskId);
      this.#limits.set(candidate, { maxActiveTisPerDag, maxActiveTisPerDagRun });
      this.#limitsByTask.set(activeTaskKey(dagRunId, taskId), { maxActiveTisPerDag, maxActiveTisPerDagRun });
      const ofTask = activeTaskKey(dagId, taskId);
      if (maxActiveTisPerDag !== null && !this.#activeByTask.has(ofTask)) {
        this.#activeByTask.set(ofTask, await countOccupyingOfTask(transaction, { dagId, taskId, dagRunId: null }));
      }
      const ofRun = activeTaskKey(dagRunId, taskId);
      if (maxActiveTisPerDagRun !== null && !this.#activeByRunTask.has(ofRun)) {
        this.#activeByRunTask.set(ofRun, await countOccupyingOfTask(transaction, { dagId, taskId, dagRunId }));
      }
    }
  }

  /** Chooses among candidates, best first, and takes their slots. */
  choose(candidates: readonly ScheduledTaskInstance[], freeSlots: number): readonly ScheduledTaskInstance[] {
    const { chosen } = chooseTaskInstances({
      candidates: candidates.map((instance) => ({
        maxActiveTisPerDag: this.#limits.get(instance)?.maxActiveTisPerDag ?? null,
        maxActiveTisPerDagRun: this.#limits.get(instance)?.maxActiveTisPerDagRun ?? null,
        id: instance.id,
        dagId: instance.dagId,
        dagRunId: instance.dagRunId,
        taskId: instance.taskId,
        pool: instance.pool,
        poolSlots: instance.poolSlots,
        instance,
      })),
      freeSlots,
      pools: this.#pools,
      activeByDag: this.#activeByDag,
      maxActiveTasksByDag: this.#maxActiveTasksByDag,
      activeByTask: this.#activeByTask,
      activeByRunTask: this.#activeByRunTask,
    });
    const instances = chosen.map(({ instance }) => instance);
    for (const instance of instances) this.#take(instance);
    return instances;
  }

  /** Whether a Dag has no room; with it, none of its tasks has. */
  isDagFull({ dagId, maxActiveTasks }: Pick<ScheduledTask, "dagId" | "maxActiveTasks">): boolean {
    return (this.#activeByDag.get(dagId) ?? 0) >= maxActiveTasks;
  }

  /** Whether the pool of a task has no room, or the task itself, as far as its limits have been read. */
  isTaskFull({ dagId, taskId, dagRunId, pool }: ScheduledTask): boolean {
    const use = this.#pools.get(pool);
    if (use !== undefined && use.slotsTotal >= 0 && use.slotsOccupied >= use.slotsTotal) return true;
    const limits = this.#limitsByTask.get(activeTaskKey(dagRunId, taskId));
    if (limits === undefined) return false;
    const { maxActiveTisPerDag, maxActiveTisPerDagRun } = limits;
    const inDag = this.#activeByTask.get(activeTaskKey(dagId, taskId)) ?? 0;
    const inRun = this.#activeByRunTask.get(activeTaskKey(dagRunId, taskId)) ?? 0;
    return inDag >= (maxActiveTisPerDag ?? Infinity) || inRun >= (maxActiveTisPerDagRun ?? Infinity);
  }

  get setAside(): SetAside {
    const fullPools = [...this.#pools].filter(([, use]) => use.slotsTotal >= 0 && use.slotsOccupied >= use.slotsTotal);
    const fullDagIds = [...this.#maxActiveTasksByDag].filter(
      ([dagId, maximum]) => (this.#activeByDag.get(dagId) ?? 0) >= maximum,
    );
    return { fullPools: fullPools.map(([name]) => name), fullDagIds: fullDagIds.map(([dagId]) => dagId) };
  }

  #take({ dagId, dagRunId, taskId, pool, poolSlots }: ScheduledTaskInstance): void {
    const use = this.#pools.get(pool);
    if (use !== undefined) use.slotsOccupied += poolSlots;
    increment(this.#activeByDag, dagId);
    increment(this.#activeByTask, activeTaskKey(dagId, taskId));
    increment(this.#activeByRunTask, activeTaskKey(dagRunId, taskId));
  }
}

/** Counts of tasks without a limit are not read, and are not needed. */
function increment(counts: Map<string, number>, key: string): void {
  const count = counts.get(key);
  if (count !== undefined) counts.set(key, count + 1);
  else counts.set(key, 1);
}
