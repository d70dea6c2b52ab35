import {
  decideDagRunOutcome,
  FAIL_FAST_REASON,
  type Instant,
  leafTaskIds,
  namedStatesOf,
  type TaskInstanceState,
} from "@baram/domain";
import {
  changeTaskExpansionCounts,
  claimTaskInstancesByIndex,
  claimTaskInstancesOfRuns,
  claimTaskInstancesOfTasks,
  deleteTriggersOfTaskInstances,
  deleteXComsOfTaskInstances,
  insertCallbacks,
  insertHumanRequests,
  insertTaskInstanceTries,
  insertTriggers,
  insertXComs,
  type LockedDagRun,
  type LockedTaskInstance,
  listTaskExpansions,
  type MetadataTransaction,
  type NewCallback,
  type NewHumanRequest,
  type NewTrigger,
  type RunTask,
  type RunTaskIndex,
  serializedDagsOf,
  type TaskInstanceTryTable,
  versionUnderTerms,
  writeTogether,
  type XComToStore,
} from "@baram/metadata-store";
import {
  applyDagRunTransitions,
  applyTaskInstanceTransitions,
  type DagRunTransition,
  type TaskInstanceTransition,
} from "@baram/metadata-store/transitions";
import { callbackOfRunEnd } from "../alerts/callback-of-run-end.ts";
import { BatchedDagRun } from "./batched-dag-run.ts";
import { BatchedTaskInstance, type RunInBatch } from "./batched-task-instance.ts";

/**
 * Everything one transaction decides about runs and their instances: read under lock, decided in memory, written
 * once at the end with one statement a table.
 *
 * Lock order: runs are handed in locked; instances are locked as they are read.
 */
export class TransitionBatch {
  readonly transaction: MetadataTransaction;
  readonly now: Instant;
  readonly runs = new Map<number, BatchedDagRun>();
  /** For a run in which tasks moved that later runs depend on: those runs, as far as they are running. */
  readonly laterRuns = new Map<RunInBatch, readonly BatchedDagRun[]>();
  /** Whether what instances repeat of their tasks was written anew, of which their rows here do not know. */
  hasNewSettings = false;
  readonly #lookedInto = new Set<number>();
  readonly #instances = new Map<number, BatchedTaskInstance>();
  readonly #tries: TaskInstanceTryTable[] = [];
  #xcoms: XComToStore[] = [];
  #withoutXComs: number[] = [];
  readonly #triggers: NewTrigger[] = [];
  readonly #humanRequests: NewHumanRequest[] = [];
  readonly #callbacks: NewCallback[] = [];

  constructor(transaction: MetadataTransaction, now: Instant) {
    this.transaction = transaction;
    this.now = now;
  }

  async addRuns(rows: readonly LockedDagRun[]): Promise<void> {
    const versions = serializedDagsOf(this.transaction);
    for (const row of rows) {
      if (this.runs.has(row.id)) continue;
      const version = await versions.get(this.transaction, row.dagVersionId);
      this.runs.set(row.id, new BatchedDagRun(row, versionUnderTerms(version, row.terms)));
    }
  }

  /** Takes in runs that are there only because they may wait for others. */
  async addLaterRuns(rows: readonly LockedDagRun[]): Promise<void> {
    const added = rows.filter(({ id }) => !this.runs.has(id));
    await this.addRuns(added);
    for (const { id } of added) this.#lookedInto.add(id);
  }

  /** Whether a run is in the batch only because it may have waited for another, and nothing in it has moved. */
  isUntouched(run: BatchedDagRun): boolean {
    return this.#lookedInto.has(run.row.id) && this.isUnmoved(run.row.id);
  }

  /** Whether nothing in a run of the batch has moved. */
  isUnmoved(dagRunId: number): boolean {
    const run = this.runs.get(dagRunId);
    if (run === undefined || run.isDeadlocked) return false;
    return run.unfinishedCount === run.row.unfinishedCount && run.activeCount === run.row.activeCount;
  }

  /** Takes a locked instance into the batch; one that is in it already keeps what was decided about it. */
  add(row: LockedTaskInstance): BatchedTaskInstance | null {
    const known = this.#instances.get(row.id);
    if (known !== undefined) return known;
    const run = this.runs.get(row.dagRunId);
    if (run === undefined) return null;
    const instance = new BatchedTaskInstance(row, run);
    this.#instances.set(row.id, instance);
    if (run.mapping !== null && row.mapIndex >= 0) run.expanded.place(row.taskId, row.mapIndex, instance);
    return instance;
  }

  /** The instances about which something has been decided. */
  get moved(): readonly BatchedTaskInstance[] {
    return [...this.#instances.values()].filter(({ verbs }) => verbs.length > 0);
  }

  /** Where an instance of the batch stands by now; `null` for one that is not in it. */
  decidedState(taskInstanceId: number): TaskInstanceState | null {
    return this.#instances.get(taskInstanceId)?.state ?? null;
  }

  /** Reads, in one query, the instances of those tasks that were not read yet. */
  async loadTasks(tasks: readonly RunTask[]): Promise<void> {
    const missing = new Map<string, RunTask>();
    for (const task of tasks) {
      const run = this.runs.get(task.dagRunId);
      if (run?.instances.has(task.taskId) === false) missing.set(`${task.dagRunId}\0${task.taskId}`, task);
    }
    if (missing.size === 0) return;
    const wanted = [...missing.values()];
    this.placeTasks(wanted, await claimTaskInstancesOfTasks(this.transaction, wanted));
  }

  /** Takes in all instances of those tasks, which the caller has locked. */
  placeTasks(tasks: readonly RunTask[], rows: readonly LockedTaskInstance[]): void {
    for (const { dagRunId, taskId } of tasks) this.runs.get(dagRunId)?.instances.set(taskId, []);
    for (const row of rows) this.#place(row);
  }

  /** Reads, in one query, those single instances of expanded tasks that were not read yet. */
  async loadByIndex(instances: readonly RunTaskIndex[]): Promise<void> {
    const missing: RunTaskIndex[] = [];
    for (const { dagRunId, taskId, mapIndex } of instances) {
      const run = this.runs.get(dagRunId);
      if (run === undefined || run.expanded.at(taskId, mapIndex) !== undefined) continue;
      run.expanded.place(taskId, mapIndex, null);
      if (!run.instances.has(taskId)) missing.push({ dagRunId, taskId, mapIndex });
    }
    for (const row of await claimTaskInstancesByIndex(this.transaction, missing)) this.add(row);
  }

  /** Reads which of those mapped tasks are expanded, and how their instances stand. */
  async loadExpansions(tasks: readonly RunTask[]): Promise<void> {
    const missing = tasks.filter(({ dagRunId, taskId }) => this.runs.get(dagRunId)?.expanded.isRead(taskId) === false);
    if (missing.length === 0) return;
    for (const { dagRunId, taskId } of missing) this.runs.get(dagRunId)?.expanded.read(taskId, null);
    for (const row of await listTaskExpansions(this.transaction, missing)) {
      this.runs.get(row.dagRunId)?.expanded.read(row.taskId, row);
    }
  }

  /** Takes an instance that was inserted in this transaction into the batch. */
  addInserted(row: LockedTaskInstance): void {
    const instance = this.add(row);
    instance?.run.instances.get(row.taskId)?.push(instance);
  }

  /** Reads every instance of a run. Costs work in proportion to the run: for starts, clears, marks and deadlocks. */
  async loadRun(run: RunInBatch): Promise<readonly BatchedTaskInstance[]> {
    await this.loadRuns([run]);
    return [...run.instances.values()].flat();
  }

  /** The same for several runs, in one query. */
  async loadRuns(runs: readonly RunInBatch[]): Promise<void> {
    for (const run of runs) {
      run.instances.clear();
      for (const task of run.version.dag.tasks) run.instances.set(task.taskId, []);
    }
    const dagRunIds = runs.map(({ row }) => row.id);
    for (const row of await claimTaskInstancesOfRuns(this.transaction, dagRunIds)) this.#place(row);
  }

  /** Keeps the record of a try that ends now. */
  recordTry(instance: BatchedTaskInstance): void {
    const { row, changes } = instance;
    this.#tries.push({
      taskInstanceId: row.id,
      tryNumber: instance.tryNumber,
      dagId: row.dagId,
      state: instance.state,
      maxTries: changes.maxTries ?? row.maxTries,
      scheduledAt: changes.scheduledAt ?? row.scheduledAt,
      queuedAt: changes.queuedAt ?? row.queuedAt,
      startDate: changes.startDate ?? row.startDate,
      endDate: changes.endDate ?? this.now,
      hostname: row.hostname,
      processId: changes.processId ?? row.processId,
      stateReason: changes.stateReason ?? null,
    });
  }

  addXComs(instance: BatchedTaskInstance, entries: readonly Pick<XComToStore, "key" | "value" | "needsPurge">[]): void {
    const { id, dagRunId, taskId } = instance.row;
    const { mapIndex } = instance;
    for (const entry of entries) {
      this.#xcoms.push({ taskInstanceId: id, dagRunId, taskId, mapIndex, ...entry, createdAt: this.now });
    }
  }

  /** Writes down what an instance that is deferred waits for. */
  addTrigger(trigger: NewTrigger): void {
    this.#triggers.push(trigger);
  }

  /** Writes down what an instance that is deferred asks of a person. */
  addHumanRequest(request: NewHumanRequest): void {
    this.#humanRequests.push(request);
  }

  /** Has author code told of something, once all of this is committed. */
  addCallback(callback: NewCallback): void {
    this.#callbacks.push(callback);
  }

  /** Forgets what an instance has stored. */
  dropXComs(instance: BatchedTaskInstance): void {
    this.#withoutXComs.push(instance.row.id);
  }

  /** Writes the XComs before all else, so that they can be counted. */
  async writeXComs(): Promise<void> {
    const xcoms = this.#xcoms;
    const dropped = this.#withoutXComs;
    this.#xcoms = [];
    this.#withoutXComs = [];
    await Promise.all([deleteXComsOfTaskInstances(this.transaction, dropped), insertXComs(this.transaction, xcoms)]);
  }

  /** Writes all that was decided, and ends the runs in which nothing is left to do. */
  async write(): Promise<void> {
    const { written } = await this.send();
    await written;
  }

  /** The same, but resolves when all is on its way, so that what follows on the connection can travel with it. */
  async send(): Promise<{ readonly written: Promise<unknown> }> {
    const transitions: TaskInstanceTransition[] = [];
    for (const { row, verbs, changes, run } of this.#instances.values()) {
      if (verbs.length === 0 && Object.keys(changes).length === 0) continue;
      transitions.push({ instance: row, verbs, changes, runStartDate: run.row.startDate });
    }
    const dagRunTransitions = await this.#dagRunTransitions();
    this.#noteRunEnds(dagRunTransitions);
    const countChanges = [...this.runs.values()].flatMap((run) =>
      run.mapping === null ? [] : run.expanded.takeChanges(run.row.id),
    );
    // Independent of one another.
    const written = writeTogether(this.transaction, () =>
      Promise.all([
        applyTaskInstanceTransitions(this.transaction, transitions),
        insertTaskInstanceTries(this.transaction, this.#tries),
        this.writeXComs(),
        changeTaskExpansionCounts(this.transaction, countChanges),
        applyDagRunTransitions(this.transaction, dagRunTransitions),
        this.#writeTriggers(transitions),
        insertCallbacks(this.transaction, this.#callbacks, this.now),
      ]),
    );
    return { written };
  }

  /** Whatever takes an instance out of its deferral, its trigger goes with it. */
  async #writeTriggers(transitions: readonly TaskInstanceTransition[]): Promise<void> {
    const resumed = transitions
      .filter(({ instance }) => instance.state === "deferred")
      .map(({ instance }) => instance.id);
    await Promise.all([
      deleteTriggersOfTaskInstances(this.transaction, resumed),
      insertTriggers(this.transaction, this.#triggers),
      insertHumanRequests(this.transaction, this.#humanRequests),
    ]);
  }

  #noteRunEnds(transitions: readonly DagRunTransition[]): void {
    for (const transition of transitions) {
      const run = transition.verb === null ? undefined : this.runs.get(transition.dagRun.id);
      const callback = run === undefined ? null : callbackOfRunEnd(run, transition);
      if (callback !== null) this.#callbacks.push(callback);
    }
  }

  async #dagRunTransitions(): Promise<readonly DagRunTransition[]> {
    const running = [...this.runs.values()].filter((run) => run.row.state === "running");
    const ending = running.filter((run) => run.unfinishedCount === 0 || run.isDeadlocked);
    const decided = [...this.runs.values()].filter((run) => run.decidedEnd !== null);
    const leaves = ending.flatMap((run) => leafTaskIds(run.graph).map((taskId) => ({ dagRunId: run.row.id, taskId })));
    await this.loadExpansions(leaves.filter(({ dagRunId }) => this.runs.get(dagRunId)?.mapping !== null));
    await this.loadTasks(leaves.filter(({ dagRunId, taskId }) => !this.runs.get(dagRunId)?.expanded.find(taskId)));
    const changed = [...this.runs.values()].filter(
      (run) => run.unfinishedCount !== run.row.unfinishedCount || run.activeCount !== run.row.activeCount,
    );
    return [...new Set([...changed, ...ending, ...decided])].map((run) =>
      this.#dagRunTransition(run, ending.includes(run)),
    );
  }

  #dagRunTransition(run: BatchedDagRun, isEnding: boolean): DagRunTransition {
    const { unfinishedCount, activeCount } = run;
    const isScheduled = run.row.state === "running";
    const counts = { unfinishedCount, activeCount };
    const changes = isScheduled ? { ...counts, lastSchedulingDecisionAt: this.now } : counts;
    if (run.decidedEnd !== null) {
      const { verb, reason } = run.decidedEnd;
      return { dagRun: run.row, verb, changes: { ...changes, endDate: this.now, stateReason: reason } };
    }
    if (!isEnding) {
      const hadFailedFast = run.row.stateReason === FAIL_FAST_REASON;
      if (run.hasFailedFast === hadFailedFast) return { dagRun: run.row, verb: null, changes };
      const reason = run.hasFailedFast ? FAIL_FAST_REASON : null;
      return { dagRun: run.row, verb: null, changes: { ...changes, stateReason: reason } };
    }
    const states = leafTaskIds(run.graph).flatMap((taskId) => countingStates(run, taskId));
    const outcome = decideDagRunOutcome({ countingStates: states, unfinishedCount });
    const isSuccess = !run.isDeadlocked && !run.hasFailedFast && outcome === "success";
    const failure = run.isDeadlocked ? "all_tasks_deadlocked" : "task_failure";
    const stateReason = isSuccess ? "success" : failure;
    return {
      dagRun: run.row,
      verb: isSuccess ? "succeed" : "fail",
      changes: { ...changes, endDate: this.now, stateReason },
    };
  }

  #place(row: LockedTaskInstance): void {
    const instance = this.add(row);
    if (instance === null) return;
    const { instances } = instance.run;
    const ofTask = instances.get(row.taskId);
    if (ofTask === undefined) instances.set(row.taskId, [instance]);
    else ofTask.push(instance);
  }
}

/** The states of a leaf's instances; of an expanded one, those in which any instance is. */
function countingStates(run: BatchedDagRun, taskId: string): readonly TaskInstanceState[] {
  const counts = run.expanded.counts(taskId);
  if (counts === null) return (run.instances.get(taskId) ?? []).map(({ state }) => state);
  return namedStatesOf(taskId, counts).map(({ state }) => state);
}
