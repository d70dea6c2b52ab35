import { activeTaskKey, chooseTaskInstances, type TaskInstanceState, taskGraph } from "@baram/domain";
import {
  countOccupyingOfTask,
  type LockedTaskInstance,
  type MetadataTransaction,
  type ScheduledTask,
  type ScheduledTaskInstance,
  serializedDagsOf,
} from "@baram/metadata-store";

/** A pool while its slots are taken one by one. */
export interface PoolUse {
  readonly slotsTotal: number;
  slotsOccupied: number;
  readonly includesDeferred: boolean;
}

/** What names the limits of an instance or of a task in a run. */
type LimitedPlace = Pick<ScheduledTask, "dagId" | "taskId" | "dagRunId" | "dagVersionId" | "maxActiveTasks">;

interface TaskLimits {
  readonly maxActiveTisPerDag: number | null;
  readonly maxActiveTisPerDagRun: number | null;
}

/** What is taken and what is free, kept up to date while instances are chosen. */
export class CapacityLedger {
  readonly #pools: Map<string, PoolUse>;
  readonly #activeByDag: Map<string, number>;
  readonly #maxActiveTasksByDag: Map<string, number>;
  readonly #activeByTask = new Map<string, number>();
  readonly #activeByRunTask = new Map<string, number>();
  readonly #limits = new Map<ScheduledTaskInstance, TaskLimits>();
  readonly #limitsByTask = new Map<string, TaskLimits>();
  /** By {@link activeTaskKey}: what has become active, or has ended, since it could be counted. */
  readonly #movedByTask = new Map<string, number>();

  /** @param given.maxActiveTasksByDag of Dags in which something is active; of others it is learned from candidates. */
  constructor({
    pools,
    activeByDag,
    maxActiveTasksByDag,
  }: {
    readonly pools: Map<string, PoolUse>;
    readonly activeByDag: Map<string, number>;
    readonly maxActiveTasksByDag: Map<string, number>;
  }) {
    this.#pools = pools;
    this.#activeByDag = activeByDag;
    this.#maxActiveTasksByDag = maxActiveTasksByDag;
  }

  /** Takes in a state that has been decided but is not written: what is counted does not know of it. */
  move(instance: LockedTaskInstance, state: TaskInstanceState): void {
    const { dagId, dagRunId, taskId, pool, poolSlots } = instance;
    const use = this.#pools.get(pool);
    if (use !== undefined) {
      const takes = (one: TaskInstanceState) => Number(isActive(one) || (use.includesDeferred && one === "deferred"));
      use.slotsOccupied += poolSlots * (takes(state) - takes(instance.state));
    }
    const change = Number(isActive(state)) - Number(isActive(instance.state));
    if (change === 0) return;
    add(this.#activeByDag, dagId, change);
    add(this.#movedByTask, activeTaskKey(dagId, taskId), change);
    add(this.#movedByTask, activeTaskKey(dagRunId, taskId), change);
  }

  /** Counts what is active of tasks that limit their own instances; the common task costs no query. */
  async readLimitsOf(transaction: MetadataTransaction, candidates: readonly ScheduledTaskInstance[]): Promise<void> {
    for (const candidate of candidates) {
      this.#limits.set(candidate, await this.#readLimits(transaction, candidate));
    }
  }

  /** The same for a task of which no candidate has been claimed. */
  async readLimitsOfTask(transaction: MetadataTransaction, task: ScheduledTask): Promise<void> {
    await this.#readLimits(transaction, task);
  }

  async #readLimits(transaction: MetadataTransaction, place: LimitedPlace): Promise<TaskLimits> {
    const { dagId, taskId, dagRunId } = place;
    this.#maxActiveTasksByDag.set(dagId, place.maxActiveTasks);
    const { dag } = await serializedDagsOf(transaction).get(transaction, place.dagVersionId);
    const { maxActiveTisPerDag, maxActiveTisPerDagRun } = taskGraph(dag).task(taskId);
    const limits = { maxActiveTisPerDag, maxActiveTisPerDagRun };
    this.#limitsByTask.set(activeTaskKey(dagRunId, taskId), limits);
    const ofTask = activeTaskKey(dagId, taskId);
    if (maxActiveTisPerDag !== null && !this.#activeByTask.has(ofTask)) {
      const counted = await countOccupyingOfTask(transaction, { dagId, taskId, dagRunId: null });
      this.#activeByTask.set(ofTask, counted + (this.#movedByTask.get(ofTask) ?? 0));
    }
    const ofRun = activeTaskKey(dagRunId, taskId);
    if (maxActiveTisPerDagRun !== null && !this.#activeByRunTask.has(ofRun)) {
      const counted = await countOccupyingOfTask(transaction, { dagId, taskId, dagRunId });
      this.#activeByRunTask.set(ofRun, counted + (this.#movedByTask.get(ofRun) ?? 0));
    }
    return limits;
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

  /** Whether no more is taken than there is: limits may have been lowered since it was. */
  get isWithinLimits(): boolean {
    const isPoolWithin = ({ slotsTotal, slotsOccupied }: PoolUse) => slotsTotal < 0 || slotsOccupied <= slotsTotal;
    const isDagWithin = ([dagId, active]: readonly [string, number]) =>
      active <= (this.#maxActiveTasksByDag.get(dagId) ?? Number.POSITIVE_INFINITY);
    return [...this.#pools.values()].every(isPoolWithin) && [...this.#activeByDag].every(isDagWithin);
  }

  /** Whether a pool has no slot left; one that there is not never has any. */
  isPoolFull(pool: string): boolean {
    const use = this.#pools.get(pool);
    return use === undefined || (use.slotsTotal >= 0 && use.slotsOccupied >= use.slotsTotal);
  }

  /** Whether a Dag has no room; with it, none of its tasks has. */
  isDagFull({ dagId, maxActiveTasks }: Pick<ScheduledTask, "dagId" | "maxActiveTasks">): boolean {
    return (this.#activeByDag.get(dagId) ?? 0) >= maxActiveTasks;
  }

  /** Whether a task, whose limits have been read, has as many active instances as it may over all runs. */
  isTaskFull({ dagId, taskId, dagRunId }: ScheduledTask): boolean {
    const maximum = this.#limitsByTask.get(activeTaskKey(dagRunId, taskId))?.maxActiveTisPerDag ?? Infinity;
    return (this.#activeByTask.get(activeTaskKey(dagId, taskId)) ?? 0) >= maximum;
  }

  /** The same within its run. */
  isTaskFullInRun({ taskId, dagRunId }: ScheduledTask): boolean {
    const key = activeTaskKey(dagRunId, taskId);
    const maximum = this.#limitsByTask.get(key)?.maxActiveTisPerDagRun ?? Infinity;
    return (this.#activeByRunTask.get(key) ?? 0) >= maximum;
  }

  #take({ dagId, dagRunId, taskId, pool, poolSlots }: ScheduledTaskInstance): void {
    const use = this.#pools.get(pool);
    if (use !== undefined) use.slotsOccupied += poolSlots;
    add(this.#activeByDag, dagId, 1);
    add(this.#activeByTask, activeTaskKey(dagId, taskId), 1);
    add(this.#activeByRunTask, activeTaskKey(dagRunId, taskId), 1);
  }
}

/** Whether it takes a slot: queued or running. */
function isActive(state: TaskInstanceState): boolean {
  return state === "queued" || state === "running" || state === "restarting";
}

/** Counts of tasks without a limit are not read, and are not needed. */
function add(counts: Map<string, number>, key: string, change: number): void {
  counts.set(key, (counts.get(key) ?? 0) + change);
}
