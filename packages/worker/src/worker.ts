import type { Clock, Logger } from "@baram/domain";
import type { AttemptLease, AttemptReport, BundleLocation, ExecutionApi, Workload } from "@baram/execution-api";
import type { RunnerPool } from "@baram/runner-pool";

/** What a worker works with. */
export interface WorkerOptions {
  readonly runnerPool: Pick<RunnerPool, "runAttempt" | "waitingCount">;
  readonly executionApi: ExecutionApi;
  /** Puts the bundle where runners find it. Resolves at once for one that is there already. */
  readonly prepareBundle: (bundle: BundleLocation) => Promise<void>;
  /** Absolute path. */
  readonly logFolder: string;
  /** Told of every attempt that ended and still holds its lease, as soon as it ended. */
  readonly onReport: (report: AttemptReport) => void;
  /** Told which process carries an attempt out. */
  readonly onStarted?: (lease: AttemptLease, processId: number) => void;
  /**
   * Says that these attempts are alive. Resolves with those that no longer own their task instance; an attempt that
   * has ended meanwhile may be among them.
   */
  readonly extendLeases: (leases: readonly AttemptLease[]) => Promise<readonly AttemptLease[]>;
  readonly heartbeatSeconds: number;
  /** Between TERM and KILL when a single attempt is stopped. */
  readonly graceSeconds: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What becomes of the report of an attempt that is stopped. */
export type StoppedReport = "drop" | "fail";

interface RunningAttempt {
  readonly lease: AttemptLease;
  readonly stopping: AbortController;
  over: Promise<void>;
  graceSeconds: number;
  report: StoppedReport | "keep";
}

/** Takes workloads, has each attempt carried out by a runner, keeps its lease alive and hands over its report. */
export class Worker {
  readonly #options: WorkerOptions;
  /** By lease token: a task instance may have an attempt that is being killed beside its next one. */
  readonly #running = new Map<string, RunningAttempt>();
  #heartbeatTimer: NodeJS.Timeout | null = null;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** The attempts that have been started and are not over. */
  get runningAttempts(): readonly AttemptLease[] {
    return [...this.#running.values()].map(({ lease }) => lease);
  }

  /** How many of them wait for a runner. */
  get waitingAttempts(): number {
    return this.#options.runnerPool.waitingCount;
  }

  /** Begins to send heartbeats. */
  start(): void {
    const { heartbeatSeconds } = this.#options;
    this.#heartbeatTimer ??= setInterval(() => void this.sendHeartbeat(), heartbeatSeconds * 1000).unref();
  }

  /**
   * Carries out an attempt.
   *
   * `releaseSlot` is called once when it is over, before its report is handed over: whoever reads the report may start
   * the next attempt in the slot.
   */
  startAttempt(workload: Workload, releaseSlot: () => void = () => undefined): void {
    const { taskInstanceId, leaseToken } = workload;
    const stopping = new AbortController();
    const attempt: RunningAttempt = {
      lease: { taskInstanceId, leaseToken },
      stopping,
      graceSeconds: this.#options.graceSeconds,
      report: "keep",
      over: Promise.resolve(),
    };
    this.#running.set(leaseToken, attempt);
    attempt.over = this.#carryOut(workload, attempt, releaseSlot);
  }

  /**
   * Kills an attempt and its children: TERM, then KILL after the grace. Attempts that are not running are ignored.
   *
   * Its report is dropped, for one whose task instance was cleared or taken over, or handed over as a failure that
   * tells the reason.
   */
  stopAttempt(
    lease: AttemptLease,
    { reason, report }: { readonly reason: string; readonly report: StoppedReport },
  ): void {
    const attempt = this.#running.get(lease.leaseToken);
    if (attempt === undefined) return;
    // Once dropped it stays so: the task instance belongs to somebody else.
    if (attempt.report !== "drop") attempt.report = report;
    attempt.stopping.abort(new Error(reason));
  }

  /**
   * Extends the leases of all running attempts, and stops those that have lost theirs.
   *
   * @returns how many attempts are alive.
   */
  async sendHeartbeat(): Promise<number> {
    const leases = this.runningAttempts;
    if (leases.length === 0) return 0;
    let refused: readonly AttemptLease[];
    try {
      refused = await this.#options.extendLeases(leases);
    } catch (error) {
      // The leases outlast a few heartbeats, and the next one is sent in any case.
      this.#options.logger.error("Leases could not be extended", { count: leases.length, error });
      return leases.length;
    }
    for (const lease of refused) {
      this.stopAttempt(lease, { reason: "the attempt no longer owns its task instance", report: "drop" });
    }
    return leases.length - refused.length;
  }

  /** Stops every attempt, hands over their failures, and resolves when none is left. */
  async stop({ graceSeconds }: { readonly graceSeconds: number }): Promise<void> {
    if (this.#heartbeatTimer !== null) clearInterval(this.#heartbeatTimer);
    this.#heartbeatTimer = null;
    const running = [...this.#running.values()];
    for (const attempt of running) {
      attempt.graceSeconds = graceSeconds;
      this.stopAttempt(attempt.lease, { reason: "the worker was shut down", report: "fail" });
    }
    await Promise.all(running.map(({ over }) => over));
  }

  async #carryOut(workload: Workload, attempt: RunningAttempt, releaseSlot: () => void): Promise<void> {
    const report = await this.#runAttempt(workload, attempt);
    this.#running.delete(workload.leaseToken);
    releaseSlot();
    const { taskInstanceId } = workload;
    if (attempt.report === "drop") this.#options.logger.info("Dropped the report of an attempt", { taskInstanceId });
    else this.#options.onReport(report);
  }

  async #runAttempt(workload: Workload, attempt: RunningAttempt): Promise<AttemptReport> {
    const { runnerPool, executionApi, logFolder, onStarted, prepareBundle, clock } = this.#options;
    const { taskInstanceId, leaseToken } = workload;
    const startedAt = clock.now();
    try {
      await prepareBundle(workload.bundle);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const outcome = {
        kind: "failed",
        message: `The Dag's code could not be fetched: ${why}`,
        mayRetry: true,
      } as const;
      const endedAt = clock.now();
      return {
        taskInstanceId,
        leaseToken,
        outcome,
        startedAt,
        endedAt,
        processId: null,
        renderedFields: null,
        renderedMapIndex: null,
      };
    }
    return runnerPool.runAttempt(workload, {
      logFolder,
      answer: (request) => executionApi.answer(leaseToken, taskInstanceId, request),
      signal: attempt.stopping.signal,
      // Read when the attempt is stopped: a shutdown may allow another grace than a single stop.
      get graceSeconds() {
        return attempt.graceSeconds;
      },
      onStarted: (processId) => onStarted?.(attempt.lease, processId),
    });
  }
}

/** Makes a worker; `start` begins its heartbeats. */
export function createWorker(options: WorkerOptions): Worker {
  return new Worker(options);
}
