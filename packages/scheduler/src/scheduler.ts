import { type Instant, secondsBetween } from "@baram/domain";
import type { AttemptReport } from "@baram/execution-api";
import type { MetadataChange } from "@baram/metadata-store";
import { AlertWatch } from "./alert-watch.ts";
import { AttemptHandOver } from "./attempt-hand-over.ts";
import { BackfillWatch } from "./backfill-watch.ts";
import { type Due, EVERYTHING } from "./due.ts";
import { failSilentTaskInstances } from "./maintenance/fail-silent-task-instances.ts";
import { judgeStalledDagRuns } from "./maintenance/judge-stalled-dag-runs.ts";
import { purgeXComs } from "./maintenance/purge-xcoms.ts";
import { stopRestartingAttempts } from "./maintenance/stop-restarting-attempts.ts";
import { timeOutDagRuns } from "./maintenance/time-out-dag-runs.ts";
import { timeOutDeferredTaskInstances } from "./maintenance/time-out-deferred-task-instances.ts";
import { measureDuration } from "./measure-duration.ts";
import { NextMoment } from "./next-moment.ts";
import { QueuedRuns } from "./queued-runs.ts";
import { ReportGathering } from "./report-gathering.ts";
import type { SchedulerDependencies } from "./scheduler-dependencies.ts";
import { advanceExpansions } from "./steps/advance-expansions.ts";
import { applyAttemptReports } from "./steps/apply-attempt-reports.ts";
import { askTimetables } from "./steps/ask-timetables.ts";
import { createAssetDagRuns } from "./steps/create-asset-dag-runs.ts";
import { createDueDagRuns } from "./steps/create-due-dag-runs.ts";
import { freeRunLimits } from "./steps/free-run-limits.ts";
import { goOnAfterRunEnds } from "./steps/go-on-after-run-ends.ts";
import { pauseFailingDags } from "./steps/pause-failing-dags.ts";
import { scheduleRetries } from "./steps/schedule-retries.ts";
import { startQueuedDagRuns } from "./steps/start-queued-dag-runs.ts";
import { startScheduledTaskInstances } from "./steps/start-scheduled-task-instances.ts";
import { WakeSignal } from "./wake-signal.ts";
import { withoutPassedStates } from "./without-passed-states.ts";

/** How the scheduler rests. */
export interface SchedulerOptions {
  /** Seconds between two looks at everything, which find what an event lost. */
  readonly safetyPassSeconds: number;
}

/** Reports written in one transaction at most: bounds how long a commit keeps others waiting. */
const REPORTS_PER_TRANSACTION = 100;
/** A step that failed is tried again after this long. */
const PAUSE_AFTER_FAILURE_SECONDS = 1;
/** Reports are tried together, then one by one, before one is given up. */
const REPORT_TRIES_MAXIMUM = 3;

/**
 * Decides when runs and task instances move.
 *
 * Woken by the reports of attempts, by what others commit, and by timers for the next run and retry; between them it
 * does nothing. Every step commits on its own, so a failure loses at most that step's work, and the next pass picks
 * up what it left behind.
 */
export class Scheduler {
  readonly #dependencies: SchedulerDependencies;
  readonly #options: SchedulerOptions;
  readonly #wake = new WakeSignal();
  readonly #backfills: BackfillWatch;
  readonly #alerts: AlertWatch;
  readonly #gathering: ReportGathering;
  readonly #handOver: AttemptHandOver;
  readonly #endedRunsOf = new Set<string>();
  readonly #failedRunsOf = new Set<string>();
  /** Dags that may have got what they wait for: an update, a slot for a run, another condition. */
  readonly #mayHaveAssets = new Set<string>();
  readonly #queuedRuns = new QueuedRuns();
  #reports: AttemptReport[] = [];
  #reportTries = 0;
  #due: Due = { ...EVERYTHING };
  readonly #nextMoment: NextMoment;
  #safetyPassAt: Instant;
  #unreachableAt: Instant | null = null;
  #isStopping = false;
  #loop: Promise<void> | null = null;
  #unsubscribe: (() => void) | null = null;
  #asking: Promise<void> | null = null;
  /** Whether a timetable is to be asked that the questions under way may have missed. */
  #asksAgain = false;
  #purging: Promise<void> | null = null;

  constructor(dependencies: SchedulerDependencies, options: SchedulerOptions) {
    this.#dependencies = dependencies;
    this.#options = options;
    this.#backfills = new BackfillWatch(dependencies, () => this.#wake.set());
    this.#alerts = new AlertWatch(dependencies, () => this.#wake.set());
    this.#handOver = new AttemptHandOver(dependencies);
    this.#gathering = new ReportGathering(
      () => dependencies.executor.backlog(),
      () => this.#wake.set(),
    );
    this.#safetyPassAt = dependencies.clock.now();
    this.#nextMoment = new NextMoment(this.#safetyPassAt);
  }

  start(): void {
    this.#unsubscribe = this.#dependencies.store.subscribe((changes) => this.#hear(changes));
    this.#loop = this.#run();
  }

  /** Takes over the outcome of an attempt. It is written with whatever else arrives in the same moment. */
  report(report: AttemptReport): void {
    this.#reports.push(report);
    this.#gathering.add(this.#reports.length);
  }

  /** Writes what has been reported, then ends. Reports that arrive later are written by {@link Scheduler.flush}. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#unsubscribe?.();
    this.#wake.set();
    const told = this.#alerts.stop();
    await this.#loop;
    await told;
    await this.#purging;
    await this.#asking;
    await this.#backfills.rest();
  }

  /** Writes the reports that arrived while the scheduler was stopping; starts nothing. */
  async flush(): Promise<void> {
    while (this.#reports.length > 0) await this.#applyReports();
  }

  async #run(): Promise<void> {
    while (!this.#isStopping) {
      try {
        await measureDuration(this.#dependencies, "scheduler.scheduler_loop_duration", () => this.#runPass());
        if (!this.#isStopping && !this.#hasWork()) await this.#rest();
      } catch (error) {
        const { logger, store, clock } = this.#dependencies;
        logger.error("A scheduler step failed and is tried again", { error });
        if (store.isUnreachable(error)) this.#unreachableAt = clock.now();
        this.#lookAtEverything();
        await this.#wake.sleep(PAUSE_AFTER_FAILURE_SECONDS);
      }
    }
    await this.flush();
  }

  /** One round, in the order a run lives through it. */
  async #runPass(): Promise<void> {
    const { runs, queuedRuns, retries, timeouts } = this.#due;
    if (runs && queuedRuns && retries && timeouts) this.#nextMoment.lookAt(this.#dependencies.clock.now());
    await this.#handOver.settle();
    if (this.#reports.length > 0 && !this.#gathering.isOpen) await this.#applyReports();
    const dependencies = this.#dependencies;
    if (this.#endedRunsOf.size > 0) await this.#goOnAfterRunEnds();
    if (this.#take("runLimits")) await freeRunLimits(dependencies, null);
    if (this.#take("timetables")) this.#askTimetables();
    if ((this.#due.assets || this.#mayHaveAssets.size > 0) && (await this.#createAssetDagRuns()) > 0) {
      this.#due.queuedRuns = true;
    }
    if (this.#take("runs")) {
      const { count, hasMore } = await createDueDagRuns(dependencies);
      if (count > 0) this.#due.queuedRuns = true;
      if (hasMore) this.#due.runs = true;
    }
    if (this.#backfills.isDue) await this.#backfills.workOff();
    if (this.#alerts.isDue) await this.#alerts.workOff();
    if (this.#due.queuedRuns || !this.#queuedRuns.isEmpty) await this.#startQueuedDagRuns();
    if (this.#take("silence")) {
      await failSilentTaskInstances(dependencies, { unreachableAt: this.#unreachableAt });
      await stopRestartingAttempts(dependencies);
    }
    if (this.#take("timeouts")) {
      await timeOutDagRuns(dependencies);
      await timeOutDeferredTaskInstances(dependencies);
    }
    if (this.#take("stalledRuns")) await judgeStalledDagRuns(dependencies);
    if (this.#take("purges")) this.#purge();
    if (this.#take("retries") && (await scheduleRetries(dependencies)) > 0) this.#due.taskInstances = true;
    // One stretch a pass, so that reports wait no longer than it takes.
    if (this.#take("expansions") && (await advanceExpansions(dependencies)) > 0) {
      this.#due.expansions = true;
      this.#due.taskInstances = true;
    }
    if (this.#take("taskInstances")) await startScheduledTaskInstances(dependencies, this.#handOver);
  }

  async #goOnAfterRunEnds(): Promise<void> {
    const dagIds = [...this.#endedRunsOf];
    this.#endedRunsOf.clear();
    await pauseFailingDags(this.#dependencies, this.#failedRunsOf);
    this.#failedRunsOf.clear();
    const { runs, queuedRuns, assetsOf } = await goOnAfterRunEnds(this.#dependencies, dagIds);
    if (runs) this.#due.runs = true;
    if (queuedRuns) this.#due.queuedRuns = true;
    for (const dagId of assetsOf) this.#mayHaveAssets.add(dagId);
  }

  /** Beside the passes, which do not wait for author code. */
  #askTimetables(): void {
    this.#asksAgain = this.#asking !== null;
    this.#asking ??= askTimetables(this.#dependencies)
      .catch((error: unknown) => {
        this.#dependencies.logger.error("Timetables could not be asked", { error });
        return 0;
      })
      .then((count) => {
        this.#asking = null;
        if (count === 0 && !this.#asksAgain) return;
        this.#due.timetables = true;
        this.#wake.set();
      });
  }

  #createAssetDagRuns(): Promise<number> {
    const dagIds = this.#take("assets") ? null : [...this.#mayHaveAssets];
    this.#mayHaveAssets.clear();
    return createAssetDagRuns(this.#dependencies, dagIds);
  }

  async #startQueuedDagRuns(): Promise<void> {
    const where = this.#queuedRuns.take(this.#take("queuedRuns"));
    const isBusy = this.#due.runs;
    if (await startQueuedDagRuns(this.#dependencies, this.#handOver, { isBusy, ...where })) this.#due.queuedRuns = true;
  }

  /** Author code takes its time; nobody waits for it. */
  #purge(): void {
    this.#purging ??= this.#purgeAll()
      .catch((error: unknown) => this.#dependencies.logger.error("XComs were not purged", { error }))
      .then(() => {
        this.#purging = null;
      });
  }

  async #purgeAll(): Promise<void> {
    while ((await purgeXComs(this.#dependencies)) > 0 && !this.#isStopping);
  }

  #take(what: keyof Due): boolean {
    const isDue = this.#due[what];
    this.#due[what] = false;
    return isDue;
  }

  #hasWork(): boolean {
    return (
      (this.#reports.length > 0 && !this.#gathering.isOpen) ||
      this.#endedRunsOf.size > 0 ||
      this.#mayHaveAssets.size > 0 ||
      !this.#queuedRuns.isEmpty ||
      this.#backfills.isDue ||
      this.#alerts.isDue ||
      Object.values(this.#due).includes(true)
    );
  }

  async #applyReports(): Promise<void> {
    // After a failure one report goes alone, so that a bad one does not hold up the others.
    const size = this.#reportTries === 0 ? REPORTS_PER_TRANSACTION : 1;
    const reports = this.#reports.slice(0, size);
    try {
      await applyAttemptReports(this.#dependencies, this.#handOver, reports);
    } catch (error) {
      // Nothing is wrong with a report for which the database does not answer.
      if (this.#dependencies.store.isUnreachable(error)) throw error;
      this.#reportTries += 1;
      if (this.#reportTries < REPORT_TRIES_MAXIMUM) throw error;
      this.#replaceByFailure(error);
      throw error;
    }
    this.#reportTries = 0;
    this.#reports.splice(0, reports.length);
  }

  /** An outcome that cannot be stored fails its attempt, and says why, instead of holding up all others for ever. */
  #replaceByFailure(error: unknown): void {
    const [report, ...others] = this.#reports;
    if (report === undefined) return;
    const message = `The outcome could not be stored: ${error instanceof Error ? error.message : String(error)}`;
    this.#reports = [
      { ...report, outcome: { kind: "failed", message, mayRetry: true }, renderedFields: null },
      ...others,
    ];
    this.#reportTries = 1;
  }

  /** Sleeps until something happens or the next moment comes at which time alone makes something due. */
  async #rest(): Promise<void> {
    const { clock, store } = this.#dependencies;
    const wakeAt = await this.#nextMoment.read(store.reader);
    const now = clock.now();
    const untilSafetyPass = this.#options.safetyPassSeconds - secondsBetween(this.#safetyPassAt, now);
    const untilWake = wakeAt === null ? untilSafetyPass : secondsBetween(now, wakeAt);
    const reason = await this.#wake.sleep(Math.max(0, Math.min(untilWake, untilSafetyPass)));
    if (reason === "woken") return;
    this.#nextMoment.forget();
    if (untilSafetyPass <= untilWake) {
      this.#safetyPassAt = clock.now();
      this.#lookAtEverything();
    } else {
      this.#lookAtWhatTimeBrings();
    }
  }

  /** Has what time brings looked at by then. */
  #lookAt(moment: Instant): void {
    if (this.#nextMoment.hear(moment)) this.#wake.set();
  }

  #hearOfDag({ dagId, isNew, dueAt }: Extract<MetadataChange, { readonly kind: "dag" }>): void {
    if (isNew !== true) {
      this.#mayHaveAssets.add(dagId);
      this.#queuedRuns.hearOfDag(dagId);
      this.#due = { ...this.#due, runs: true, taskInstances: true };
      this.#nextMoment.forget();
    } else if (dueAt !== undefined && dueAt <= this.#dependencies.clock.now()) {
      this.#due.runs = true;
    } else if (dueAt !== undefined) {
      this.#lookAt(dueAt);
    }
  }

  #lookAtWhatTimeBrings(): void {
    this.#due = { ...this.#due, runs: true, queuedRuns: true, retries: true, timeouts: true };
    this.#alerts.lookAtAll();
    this.#wake.set();
  }

  #lookAtEverything(): void {
    this.#due = { ...EVERYTHING };
    this.#backfills.lookAtAll();
    this.#alerts.lookAtAll();
    this.#nextMoment.forget();
  }

  #hear(changes: readonly MetadataChange[]): void {
    const lasting = withoutPassedStates(changes);
    this.#handOver.hear(lasting);
    for (const change of lasting) this.#hearOne(change);
    if (this.#hasWork() || this.#nextMoment.isStale) this.#wake.set();
  }

  #hearOne(change: MetadataChange): void {
    this.#backfills.hear(change);
    if (this.#alerts.hear(change)) this.#nextMoment.forget();
    switch (change.kind) {
      case "everything":
        this.#lookAtEverything();
        return;
      case "timetableQuestion":
        this.#due.timetables = true;
        return;
      case "assetUpdate":
        this.#mayHaveAssets.add(change.dagId);
        return;
      case "dag":
        this.#hearOfDag(change);
        return;
      case "dagRun":
        if (change.state === "queued") this.#queuedRuns.hear(change);
        if (change.dueAt !== undefined) this.#lookAt(change.dueAt);
        if (change.state !== "success" && change.state !== "failed") return;
        this.#dependencies.logger.info(`A Dag run ended in ${change.state}`, {
          dagId: change.dagId,
          runId: change.runId,
        });
        this.#endedRunsOf.add(change.dagId);
        if (change.state === "failed") this.#failedRunsOf.add(change.dagId);
        return;
      case "taskInstance":
        if (change.state === "deferred") {
          this.#nextMoment.forget();
          this.#due.timeouts = true;
        }
        if (change.state === "up_for_retry" || change.state === "up_for_reschedule") {
          this.#nextMoment.forget();
          // Its delay, or its wait, may be over already; the timer looks only ahead.
          this.#due.retries = true;
        }
        if (change.state === "scheduled" && this.#dependencies.executor.freeSlots() > 0) this.#due.taskInstances = true;
        return;
      case "openTaskExpansion":
        this.#due.expansions = true;
        return;
      case "stopAttempt":
        this.#dependencies.executor.cancel(change);
        return;
      case "backfill":
      case "callback":
      case "deadline":
      case "humanRequests":
      case "listenerEvent":
      case "importErrors":
      case "dagFileRequest":
        return;
    }
  }
}
