import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { type DagRunState, type Instant, instantFromMicroseconds, secondsBetween } from "@baram/domain";
import type { AttemptLease, AttemptReport, ExecutionApi, InspectorPlace, Workload } from "@baram/execution-api";
import type { Executor } from "@baram/executors";
import {
  advanceTaskExpansions,
  finishTaskInstances,
  type StartedTaskInstance,
  scheduleDueRetries,
  startDagRun,
  startTaskInstancesOfRun,
  timeOutDagRuns,
} from "@baram/lifecycle";
import { findDagRun, listTaskInstancesOfRun } from "@baram/metadata-store";
import { deliverCallbacks, workloadOf } from "@baram/scheduler";
import { createExecutor } from "../composition/local-worker.ts";
import { attendAttempt } from "./attend-attempt.ts";
import { inspectedWorkload } from "./inspected-workload.ts";
import { markedSuccess } from "./marked-success.ts";
import type { TestWorkspace } from "./test-workspace.ts";

/** A run to be carried out here and now. */
export interface CarriedOutDagRun {
  readonly dagRunId: number;
  readonly dagId: string;
  readonly runId: string;
  readonly jobId: number;
  readonly executionApi: ExecutionApi;
  /** Tasks that succeed without running. */
  readonly isMarkedSuccess: (taskId: string) => boolean;
  /** Where each task waits for a debugger, one task after the other; absent, none does. */
  readonly inspector?: InspectorPlace;
  /** Whether tasks go through the executor that the configuration names. Defaults to `false`. */
  readonly usesExecutor?: boolean;
  /** Ends the run early: what is running is stopped and fails. */
  readonly signal: AbortSignal;
}

/** Nobody else looks at these leases, and a debugger may hold an attempt for a day. */
const LEASE_SECONDS = 24 * 60 * 60;

/**
 * Carries out a queued run from its first task to its last, by the same verbs as the scheduler, and waits for retries.
 *
 * @returns the state the run ended in; `running` when it was ended early, or when nothing in it can go on.
 */
export async function carryOutDagRun(workspace: TestWorkspace, run: CarriedOutDagRun): Promise<DagRunState> {
  const { store, invocation } = workspace;
  const { clock } = invocation.terminal;
  const attempts = new RunningAttempts(workspace, run);
  const unsubscribe = store.subscribe((changes) => {
    for (const change of changes) if (change.kind === "stopAttempt") attempts.stop(change.leaseToken);
  });
  try {
    await store.transaction((transaction) => startDagRun(transaction, { dagRunId: run.dagRunId, now: clock.now() }));
    for (;;) {
      const reports = attempts.reports;
      const started = await advance(workspace, run, { reports, freeSlots: attempts.freeSlots });
      attempts.forget(reports);
      for (const instance of started) attempts.start(instance);
      if (attempts.hasNews) continue;
      const state = (await findDagRun(store.reader, run))?.state ?? "failed";
      if (attempts.count === 0 && state !== "running" && (await tell(workspace, run)) > 0) continue;
      if (attempts.count === 0 && (state !== "running" || run.signal.aborted)) return state;
      const next = run.signal.aborted ? null : await findNextMoment(workspace, run);
      // What has ended while the database was asked is not written yet.
      if (attempts.hasNews) continue;
      if (attempts.count === 0 && next === null) return state;
      await attempts.untilNews(next === null ? null : secondsBetween(clock.now(), next));
    }
  } finally {
    unsubscribe();
  }
}

/** Writes what was reported and starts what that lets run, in one transaction. */
async function advance(
  { store, invocation }: TestWorkspace,
  { dagRunId, jobId, signal }: CarriedOutDagRun,
  { reports, freeSlots }: { readonly reports: readonly AttemptReport[]; readonly freeSlots: number },
): Promise<readonly StartedTaskInstance[]> {
  const { terminal } = invocation;
  const now = terminal.clock.now();
  return store.transaction(async (transaction) => {
    await finishTaskInstances(transaction, { attempts: reports, now });
    if (signal.aborted) return [];
    while ((await advanceTaskExpansions(transaction, { now })) > 0);
    await timeOutDagRuns(transaction, { dagRunId, now });
    await scheduleDueRetries(transaction, { now });
    return startTaskInstancesOfRun(transaction, {
      dagRunId,
      freeSlots,
      hostname: hostname(),
      jobId,
      leaseSeconds: LEASE_SECONDS,
      newLeaseToken: randomUUID,
      now,
    });
  });
}

/** Has author code told of what happened outside of its tries. @returns how many callbacks there were. */
function tell(workspace: TestWorkspace, { dagRunId, jobId, executionApi, signal }: CarriedOutDagRun): Promise<number> {
  const { store, pools, logger, invocation, attemptSettings } = workspace;
  const dependencies = {
    store,
    clock: invocation.terminal.clock,
    logger,
    jobId,
    newLeaseToken: randomUUID,
    attemptSettings,
    locateBundle: pools.bundleFolder.locate.bind(pools.bundleFolder),
    tellAuthorCode: (workload: Workload) => attendAttempt(workspace, { workload, executionApi, signal }),
  };
  return deliverCallbacks(dependencies, signal, { dagRunId });
}

/** When time alone lets something happen in the run: a retry, the next look of a sensor, or the end of its time. */
async function findNextMoment({ store }: TestWorkspace, { dagRunId }: CarriedOutDagRun): Promise<Instant | null> {
  const instances = await listTaskInstancesOfRun(store.reader, dagRunId);
  const waiting = instances.filter(({ state }) => state === "up_for_retry" || state === "up_for_reschedule");
  const run = await store.reader
    .selectFrom("dagRun")
    .select("timeoutAt")
    .where("id", "=", dagRunId)
    .where("state", "=", "running")
    .executeTakeFirst();
  const moments = [run?.timeoutAt ?? null, ...waiting.map(({ retryAt }) => retryAt)].filter((at) => at !== null);
  return moments.length === 0 ? null : instantFromMicroseconds(Math.min(...moments));
}

/** The attempts under way, and the reports of those that ended. */
class RunningAttempts {
  readonly #workspace: TestWorkspace;
  readonly #run: CarriedOutDagRun;
  /** `null` where attempts are carried out as they come. */
  readonly #executor: Executor | null;
  #reports: AttemptReport[] = [];
  #failure: { readonly error: unknown } | null = null;
  readonly #running = new Map<string, AbortController>();
  #wake: () => void = () => undefined;

  constructor(workspace: TestWorkspace, run: CarriedOutDagRun) {
    this.#workspace = workspace;
    this.#run = run;
    const startAttempt = (workload: Workload, releaseSlot: () => void) => this.#attend(workload, releaseSlot);
    const stopAttempt = ({ leaseToken }: AttemptLease) => this.stop(leaseToken);
    const worker = { startAttempt, stopAttempt, waitingAttempts: 0 };
    const { configuration } = workspace.invocation;
    this.#executor = run.usesExecutor === true ? createExecutor(configuration, worker) : null;
  }

  /** How many more may start. */
  get freeSlots(): number {
    // One debugger looks at one task.
    if (this.#run.inspector !== undefined) return 1 - this.count;
    return this.#executor?.freeSlots() ?? this.#workspace.invocation.configuration.core.parallelism;
  }

  get reports(): readonly AttemptReport[] {
    return [...this.#reports];
  }

  get count(): number {
    return this.#running.size;
  }

  get hasNews(): boolean {
    return this.#reports.length > 0;
  }

  forget(reports: readonly AttemptReport[]): void {
    this.#reports = this.#reports.filter((report) => !reports.includes(report));
  }

  start(started: StartedTaskInstance): void {
    const { pools, invocation } = this.#workspace;
    // No triggerer takes part: a deferred task waits in its attempt.
    const attemptSettings = { ...this.#workspace.attemptSettings, awaitsTriggers: true };
    const locateBundle = pools.bundleFolder.locate.bind(pools.bundleFolder);
    const maxMapLength = invocation.configuration.core.max_map_length;
    const ordinary = workloadOf(started, { attemptSettings, locateBundle, maxMapLength });
    const { inspector } = this.#run;
    const workload = inspector === undefined ? ordinary : inspectedWorkload(ordinary, inspector);
    if (this.#run.isMarkedSuccess(workload.key.taskId)) {
      this.#reports.push(markedSuccess(workload, invocation.terminal.clock.now()));
      return;
    }
    if (this.#executor === null) this.#attend(workload, () => undefined);
    else this.#executor.start([workload]);
  }

  #attend(workload: Workload, releaseSlot: () => void): void {
    const { executionApi } = this.#run;
    const { leaseToken } = workload;
    const stop = new AbortController();
    this.#running.set(leaseToken, stop);
    const signal = AbortSignal.any([this.#run.signal, stop.signal]);
    attendAttempt(this.#workspace, { workload, executionApi, signal }).then(
      (report) => {
        releaseSlot();
        this.#end(leaseToken, () => this.#reports.push(report));
      },
      (error: unknown) =>
        this.#end(leaseToken, () => {
          this.#failure = { error };
        }),
    );
  }

  /** Stops an attempt whose instance has ended without it. */
  stop(leaseToken: string): void {
    this.#running.get(leaseToken)?.abort();
  }

  /** Resolves when an attempt has ended, or after so many seconds. Throws what broke down around an attempt. */
  async untilNews(seconds: number | null): Promise<void> {
    let timer: NodeJS.Timeout | null = null;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#run.signal.addEventListener("abort", () => resolve(), { once: true });
      if (seconds !== null) timer = setTimeout(resolve, Math.max(0, seconds) * 1000);
      if (this.hasNews || this.#failure !== null) resolve();
    });
    if (timer !== null) clearTimeout(timer);
    if (this.#failure !== null) throw this.#failure.error;
  }

  #end(leaseToken: string, note: () => void): void {
    this.#running.delete(leaseToken);
    note();
    this.#wake();
  }
}
