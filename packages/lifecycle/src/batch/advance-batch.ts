import {
  countUpstream,
  decideReadiness,
  isDeadlocked,
  isDecidedAgainst,
  type NamedTaskState,
  type PreviousRunFacts,
  parseSkipDecision,
  type ReadinessDecision,
  type ReadinessInput,
  SKIPMIXIN_KEY,
} from "@baram/domain";
import type { MetadataTransaction, RunTask } from "@baram/metadata-store";
import type { BatchedDagRun } from "./batched-dag-run.ts";
import type { BatchedTaskInstance, RunInBatch } from "./batched-task-instance.ts";
import { readPreviousRuns } from "./read-previous-runs.ts";
import type { TransitionBatch } from "./transition-batch.ts";

/** A task of a run, some or all of whose instances have just finished. */
export interface FinishedTask {
  readonly run: RunInBatch;
  readonly taskId: string;
}

/**
 * Decides what may run next: the tasks directly downstream of what finished, and the given candidates.
 *
 * Ready instances are scheduled, ones that can never run are settled, and what that settles is looked at in turn,
 * round by round, until nothing changes. Runs in which nothing is on its way any more although something is
 * unfinished are looked at as a whole, and end when they are deadlocked.
 */
export async function advanceBatch(
  batch: TransitionBatch,
  {
    finished,
    candidates,
  }: { readonly finished: readonly FinishedTask[]; readonly candidates: readonly FinishedTask[] },
): Promise<void> {
  await advanceRounds(batch, [...downstreamOf(finished), ...candidates], finished);
  for (const run of batch.runs.values()) {
    if (run.row.state === "running" && run.activeCount === 0 && run.unfinishedCount > 0)
      await judgeStalledRun(batch, run);
  }
}

/** Goes on round by round, then with what waits in later runs for what these rounds finished. */
async function advanceRounds(
  batch: TransitionBatch,
  candidates: readonly FinishedTask[],
  finishedBefore: readonly FinishedTask[],
): Promise<void> {
  const finished = [...finishedBefore];
  let round = candidates;
  while (round.length > 0) {
    const settled = await advanceRound(batch, round);
    finished.push(...settled);
    round = downstreamOf(settled);
  }
  const later = waitingInLaterRuns(batch, finished);
  if (later.length > 0) await advanceRounds(batch, later, []);
}

/** The tasks of the next run that depend on their past and whose past has just moved. */
function waitingInLaterRuns(batch: TransitionBatch, finished: readonly FinishedTask[]): readonly FinishedTask[] {
  const waiting: FinishedTask[] = [];
  for (const { run, taskId } of finished) {
    const later = batch.laterRuns.get(run);
    if (later === undefined) continue;
    const affected = [taskId, ...run.graph.upstreamIds(taskId)].map((id) => later.graph.findTask(id));
    for (const task of affected) {
      if (task !== null && (task.dependsOnPast || task.waitForDownstream))
        waiting.push({ run: later, taskId: task.taskId });
    }
  }
  return waiting;
}

/** One look at each candidate; a candidate is settled by what was finished when the round began. */
async function advanceRound(batch: TransitionBatch, round: readonly FinishedTask[]): Promise<readonly FinishedTask[]> {
  await loadRound(batch, round);
  const decisions = await decideRound(batch, round);
  const finished: FinishedTask[] = [];
  for (const { instance, decision } of decisions) {
    if (decision.kind === "wait") continue;
    if (decision.kind === "settle") {
      settle(batch, instance, decision.verb, decision.reason);
      finished.push({ run: instance.run, taskId: instance.row.taskId });
    } else if (schedule(batch, instance)) {
      finished.push({ run: instance.run, taskId: instance.row.taskId });
    }
  }
  return finished;
}

async function decideRound(
  batch: TransitionBatch,
  round: readonly FinishedTask[],
): Promise<readonly { readonly instance: BatchedTaskInstance; readonly decision: ReadinessDecision }[]> {
  const open = round.flatMap(({ run, taskId }) =>
    (run.instances.get(taskId) ?? []).filter(({ state }) => state === "none" || state === "up_for_retry"),
  );
  const instances = [...new Set(open)];
  const decidedAgainst = await readSkipDecisions(batch.transaction, instances);
  const previousRuns = await readPreviousRuns(batch, instances);
  return instances.map((instance) => ({
    instance,
    decision: decideReadiness(
      readinessInput(batch, instance, decidedAgainst.has(instance), previousRuns.get(instance) ?? null),
    ),
  }));
}

function readinessInput(
  batch: TransitionBatch,
  instance: BatchedTaskInstance,
  isDecidedAgainst: boolean,
  previousRun: PreviousRunFacts | null,
): ReadinessInput {
  const { run, row } = instance;
  const upstreamIds = run.graph.upstreamIds(row.taskId);
  const upstreamNamed = upstreamIds.flatMap((taskId) => statesOf(run, taskId));
  return {
    dag: run.version.dag,
    task: run.graph.task(row.taskId),
    state: instance.state,
    logicalDate: row.logicalDate,
    now: batch.now,
    retryAt: row.retryAt,
    upstream: countUpstream(upstreamNamed),
    upstreamNamed,
    indirectSetups: run.graph
      .relevantSetups(row.taskId)
      .filter((taskId) => !upstreamIds.includes(taskId))
      .flatMap((taskId) => statesOf(run, taskId)),
    isDecidedAgainst,
    previousRun,
  };
}

/** The states of a task's instances; one that has none in the run is waited for as `none`. */
function statesOf(run: RunInBatch, taskId: string): readonly (NamedTaskState & { readonly isSetup: boolean })[] {
  const isSetup = run.graph.task(taskId).isSetup;
  const instances = run.instances.get(taskId) ?? [];
  if (instances.length === 0) return [{ taskId, state: "none", isSetup }];
  return instances.map(({ state }) => ({ taskId, state, isSetup }));
}

/** @returns whether the instance finished at once: an empty task needs no worker. */
function schedule(batch: TransitionBatch, instance: BatchedTaskInstance): boolean {
  // Parity: the try is counted when the instance is scheduled, not when it starts.
  const tryNumber = instance.tryNumber + 1;
  const { now } = batch;
  if (instance.run.graph.task(instance.row.taskId).kind !== "empty") {
    instance.apply("schedule", {
      tryNumber,
      scheduledAt: now,
      queuedAt: null,
      startDate: null,
      endDate: null,
      retryAt: null,
      stateReason: null,
    });
    return false;
  }
  if (instance.state === "up_for_retry") instance.apply("schedule", {});
  instance.apply("succeed", {
    tryNumber,
    scheduledAt: now,
    startDate: now,
    endDate: now,
    retryAt: null,
    stateReason: null,
  });
  batch.recordTry(instance);
  return true;
}

/** Parity: settling takes no try. */
function settle(
  batch: TransitionBatch,
  instance: BatchedTaskInstance,
  verb: "skip" | "failUpstream",
  reason: string,
): void {
  instance.apply(verb, { startDate: batch.now, endDate: batch.now, retryAt: null, stateReason: reason });
}

async function loadRound(batch: TransitionBatch, round: readonly FinishedTask[]): Promise<void> {
  const tasks: RunTask[] = [];
  for (const { run, taskId } of round) {
    const dagRunId = run.row.id;
    tasks.push({ dagRunId, taskId });
    for (const upstreamId of run.graph.upstreamIds(taskId)) tasks.push({ dagRunId, taskId: upstreamId });
    for (const setupId of run.graph.relevantSetups(taskId)) tasks.push({ dagRunId, taskId: setupId });
  }
  await batch.loadTasks(tasks);
}

function downstreamOf(finished: readonly FinishedTask[]): FinishedTask[] {
  const seen = new Map<RunInBatch, Set<string>>();
  const downstream: FinishedTask[] = [];
  for (const { run, taskId } of finished) {
    if (run.row.state !== "running") continue;
    const taskIds = seen.get(run) ?? new Set<string>();
    seen.set(run, taskIds);
    for (const downstreamId of run.graph.downstreamIds(taskId)) {
      if (taskIds.has(downstreamId)) continue;
      taskIds.add(downstreamId);
      downstream.push({ run, taskId: downstreamId });
    }
  }
  return downstream;
}

/**
 * What a branch or a short circuit directly upstream decided outlives a clear of the task below it.
 *
 * The common task has no such upstream and costs no query.
 */
async function readSkipDecisions(
  transaction: MetadataTransaction,
  instances: readonly BatchedTaskInstance[],
): Promise<ReadonlySet<BatchedTaskInstance>> {
  const decidedAgainst = new Set<BatchedTaskInstance>();
  const deciders = new Map<number, BatchedTaskInstance[]>();
  for (const instance of instances) {
    const { graph } = instance.run;
    for (const upstreamId of graph.upstreamIds(instance.row.taskId)) {
      const { kind } = graph.task(upstreamId);
      if (kind !== "branch" && kind !== "shortCircuit") continue;
      for (const upstream of instance.run.instances.get(upstreamId) ?? []) {
        if (upstream.isFinished) deciders.set(upstream.row.id, [...(deciders.get(upstream.row.id) ?? []), instance]);
      }
    }
  }
  if (deciders.size === 0) return decidedAgainst;
  const rows = await transaction
    .selectFrom("xcom")
    .select(["taskInstanceId", "value"])
    .where("taskInstanceId", "in", [...deciders.keys()])
    .where("key", "=", SKIPMIXIN_KEY)
    .execute();
  for (const { taskInstanceId, value } of rows) {
    const decision = parseSkipDecision(value);
    if (decision === null) continue;
    for (const instance of deciders.get(taskInstanceId) ?? []) {
      if (isDecidedAgainst(decision, instance.row.taskId)) decidedAgainst.add(instance);
    }
  }
  return decidedAgainst;
}

/**
 * A run in which nothing is on its way although something is unfinished.
 *
 * Every unfinished instance is looked at, which finds what an event lost; if still nothing moves, and nothing waits
 * for an earlier run, the run is deadlocked and the instances keep their state.
 */
async function judgeStalledRun(batch: TransitionBatch, run: BatchedDagRun): Promise<void> {
  const instances = await batch.loadRun(run);
  const round = instances.filter(({ isFinished }) => !isFinished).map(({ row }) => ({ run, taskId: row.taskId }));
  await advanceRounds(batch, round, []);
  if (run.activeCount > 0 || run.unfinishedCount === 0) return;
  const unfinished = instances
    .filter(({ isFinished }) => !isFinished)
    .map(({ state, row }) => ({ state, task: run.graph.task(row.taskId) }));
  run.isDeadlocked = isDeadlocked({ unfinished, anyReady: false, anyChanged: false });
}
