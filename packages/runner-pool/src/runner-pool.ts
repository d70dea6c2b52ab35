import type { ChangedAuthorDefaults, Clock, Instant, Logger } from "@baram/domain";
import type {
  AttemptReport,
  AuthorAnswer,
  AuthorQuestion,
  ParseResult,
  RunnerResidue,
  Workload,
} from "@baram/execution-api";
import { DEFAULT_LOG_LIMIT_BYTES } from "@baram/execution-api";
import type { AttemptLimits, AttemptOptions } from "./attempt-in-runner.ts";
import { AttemptInRunner } from "./attempt-in-runner.ts";
import type { RunnerNeed } from "./choose-runner.ts";
import { chooseRunner } from "./choose-runner.ts";
import { GroupReaper } from "./group-reaper.ts";
import type { RunnerExit } from "./lost-runner.ts";
import { messageOf } from "./message-of.ts";
import type { ParseOptions, ParseRequest } from "./parse-in-runner.ts";
import { ParseInRunner } from "./parse-in-runner.ts";
import { QuestionInRunner } from "./question-in-runner.ts";
import type { ReplacementLimits } from "./replacement-policy.ts";
import { decideReplacement } from "./replacement-policy.ts";
import { Runner } from "./runner.ts";
import { runnerEnvironment } from "./runner-environment.ts";
import { decideStart, isSpareWanted } from "./start-policy.ts";
import { TriggerHost, type TriggerHostOptions } from "./trigger-host.ts";
import { Turnover } from "./turnover.ts";
import { WaitingLine } from "./waiting-line.ts";

/** How a pool is set up. Sizes are counts of processes. */
export interface RunnerPoolOptions {
  /** Absolute path of the runner's entry module. */
  readonly runnerEntry: string;
  /** How many idle runners are kept ready once the pool has been used. */
  readonly warm: number;
  /** How many runners there may be at once. */
  readonly maximum: number;
  /** How many runners may be starting for work that waits: one for each core. */
  readonly startsAtOnce: number;
  /** Heap of each runner. Defaults to 512. */
  readonly memoryLimitMegabytes?: number;
  /** After so many attempts a runner is replaced. Defaults to 10,000. */
  readonly attemptsPerRunner?: number;
  /** Defaults to 50 MB for each try. */
  readonly logLimitBytes?: number;
  /** How long after an execution timeout a runner may still end the attempt by itself. Defaults to 2. */
  readonly timeoutGraceSeconds?: number;
  /** The server's environment; what author code must not see is taken out. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where author code finds itself. */
  readonly workingDirectory: string;
  /** Where the installation has other defaults for authors than Baram. Defaults to nowhere. */
  readonly authorDefaults?: ChangedAuthorDefaults;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long the pool waits before it starts spares, so that they do not compete with the work that wants to start now. */
const SPARE_DELAY_MILLISECONDS = 100;

/** How long runners beyond the warm ones are kept, in case the next burst of work comes soon. */
const IDLE_MILLISECONDS = 30_000;

/** A runner that is no longer wanted may leave in order for so long. */
const LEAVE_GRACE_SECONDS = 2;

/** Starts runner processes, gives each one piece of work at a time, uses them again, and replaces them when in doubt. */
export class RunnerPool {
  readonly #options: RunnerPoolOptions;
  readonly #attemptLimits: AttemptLimits;
  readonly #replacementLimits: ReplacementLimits;
  readonly #environment: Readonly<Record<string, string>>;
  /** Every process that may be given work or has some. */
  readonly #runners = new Set<Runner>();
  readonly #starting = new Set<Runner>();
  /** The one that was used last stands at the end. */
  readonly #idle: Runner[] = [];
  readonly #waiting = new WaitingLine<Runner>();
  readonly #leaving = new Set<Runner>();
  #reaper: GroupReaper | null = null;
  #spareTimer: NodeJS.Timeout | null = null;
  #idleTimer: NodeJS.Timeout | null = null;
  #startTimer: NodeJS.Timeout | null = null;
  readonly #turnover = new Turnover();
  #isStopped = false;
  #whenEmpty: (() => void) | null = null;

  constructor(options: RunnerPoolOptions) {
    this.#options = options;
    const memoryLimitMegabytes = options.memoryLimitMegabytes ?? 512;
    this.#attemptLimits = {
      memoryLimitMegabytes,
      logLimitBytes: options.logLimitBytes ?? DEFAULT_LOG_LIMIT_BYTES,
      timeoutGraceSeconds: options.timeoutGraceSeconds ?? 2,
    };
    this.#replacementLimits = {
      attemptsMaximum: options.attemptsPerRunner ?? 10_000,
      heapUsedBytesMaximum: memoryLimitMegabytes * 1024 * 1024 * 0.6,
      residentSetGrowthBytesMaximum: memoryLimitMegabytes * 1024 * 1024 * 0.6,
    };
    this.#environment = runnerEnvironment(options.environment);
  }

  /** Starts spare runners before the first work arrives. */
  warmUp(): void {
    this.#startSpares();
  }

  /** How many runner processes there are, those that are leaving not counted. */
  get size(): number {
    return this.#runners.size;
  }

  /** How many pieces of work no runner was free for yet. */
  get waitingCount(): number {
    return this.#waiting.length;
  }

  /**
   * Loads a Dag file in a runner. What goes wrong in author code is a result, never an error.
   *
   * Rejects when no runner could be started, and with the signal's reason when it was aborted.
   */
  async parseDagFile(request: ParseRequest, options: ParseOptions): Promise<ParseResult> {
    const runner = await this.#acquire({ bundleHash: request.bundle.hash, isFresh: false }, options.signal);
    const { logger } = this.#options;
    const onLine = (line: string) =>
      logger.debug("A Dag file printed while it was loaded", { path: request.relativePath, line });
    const parse = new ParseInRunner(runner, request, { onLine, ...options }, this.#attemptLimits.memoryLimitMegabytes);
    const { result, residue } = await parse.end;
    if (result.kind === "parsed") runner.loadedBundles.add(request.bundle.hash);
    this.#release(runner, residue, false);
    return result;
  }

  /**
   * Carries out an attempt. Resolves with its report whatever happens: where the runner was lost or stopped, the
   * outcome is `failed` and says so.
   */
  async runAttempt(workload: Workload, options: AttemptOptions): Promise<AttemptReport> {
    const isIsolated = workload.isolation === "process";
    const startedAt = this.#options.clock.now();
    let runner: Runner;
    try {
      runner = await this.#acquire({ bundleHash: workload.bundle.hash, isFresh: isIsolated }, options.signal);
    } catch (error) {
      return neverStarted(workload, messageOf(error), { startedAt, endedAt: this.#options.clock.now() });
    }
    runner.attempts += 1;
    runner.loadedBundles.add(workload.bundle.hash);
    const attempt = new AttemptInRunner(runner, workload, options, this.#attemptLimits, this.#options.clock);
    const { report, residue } = await attempt.end;
    this.#release(runner, residue, isIsolated);
    return report;
  }

  /** Asks author code. What goes wrong is an answer: in it, or because no runner could be started. */
  async ask<Question extends AuthorQuestion>(
    question: Question,
    { timeoutSeconds }: { readonly timeoutSeconds: number },
  ): Promise<AuthorAnswer<Question>> {
    let runner: Runner;
    try {
      runner = await this.#acquire({ bundleHash: null, isFresh: false }, undefined);
    } catch (error) {
      return { kind: "failed", message: messageOf(error) };
    }
    const { memoryLimitMegabytes } = this.#attemptLimits;
    const { answer, residue } = await new QuestionInRunner(runner, question, { timeoutSeconds, memoryLimitMegabytes })
      .end;
    this.#release(runner, residue, false);
    // A runner answers each kind of question with its own answer.
    return answer as AuthorAnswer<Question>;
  }

  /** Has triggers awaited in a runner of their own, which is started with the first of them. */
  awaitTriggers(options: TriggerHostOptions): TriggerHost {
    const { memoryLimitMegabytes } = this.#attemptLimits;
    const acquire = () => this.#acquire({ bundleHash: null, isFresh: true }, undefined);
    const release = (runner: Runner, reason: string) => {
      this.#listenWhileIdle(runner);
      this.#replace(runner, reason);
    };
    return new TriggerHost({ memoryLimitMegabytes, logger: this.#options.logger, acquire, release }, options);
  }

  /** Kills what is still at work and ends every runner. Resolves when no process is left. */
  async stop({ graceSeconds }: { readonly graceSeconds: number } = { graceSeconds: 0 }): Promise<void> {
    this.#isStopped = true;
    if (this.#spareTimer !== null) clearTimeout(this.#spareTimer);
    if (this.#idleTimer !== null) clearTimeout(this.#idleTimer);
    if (this.#startTimer !== null) clearTimeout(this.#startTimer);
    this.#waiting.failAll(new Error("The runner pool was stopped."));
    for (const runner of [...this.#runners, ...this.#leaving]) runner.stop(graceSeconds);
    await this.#untilEmpty();
    this.#reaper?.stop();
  }

  async #acquire(need: RunnerNeed, signal: AbortSignal | undefined): Promise<Runner> {
    if (this.#isStopped) throw new Error("The runner pool was stopped.");
    const runner = this.#takeIdle(need) ?? (await this.#waitForRunner(need, signal));
    runner.isFresh = false;
    this.#turnover.given(this.#options.clock.now());
    return runner;
  }

  #takeIdle(need: RunnerNeed): Runner | null {
    const runner = chooseRunner(this.#idle, need);
    if (runner !== null) this.#idle.splice(this.#idle.indexOf(runner), 1);
    return runner;
  }

  #waitForRunner(need: RunnerNeed, signal: AbortSignal | undefined): Promise<Runner> {
    if (this.#waiting.length === 0) this.#turnover.lineBegins();
    const served = this.#waiting.wait(need, this.#options.clock.now(), signal);
    this.#startForWaiting();
    return served;
  }

  #release(runner: Runner, residue: RunnerResidue | null, wasIsolated: boolean): void {
    this.#turnover.returned(this.#options.clock.now());
    if (residue === null || runner.isGone) {
      this.#afterLoss();
      return;
    }
    runner.residentSetBytesAtFirst ??= residue.residentSetBytes;
    const { attempts, residentSetBytesAtFirst } = runner;
    const reason = decideReplacement(
      { attempts, wasIsolated, residentSetBytesAtFirst },
      residue,
      this.#replacementLimits,
    );
    if (reason === null) this.#offer(runner);
    else this.#replace(runner, reason);
  }

  #offer(runner: Runner): void {
    this.#listenWhileIdle(runner);
    if (this.#waiting.offer(runner)) {
      this.#startForWaiting();
      return;
    }
    this.#idle.push(runner);
    if (this.#waiting.length > 0) this.#startForWaiting();
    else if (this.#idle.length > this.#options.warm) this.#endIdleLater();
    else this.#startSparesSoon();
  }

  #replace(runner: Runner, reason: string): void {
    this.#options.logger.debug("Replaced a runner", { processId: runner.processId, reason });
    this.#forget(runner);
    this.#leaving.add(runner);
    runner.stop(LEAVE_GRACE_SECONDS);
    this.#afterLoss();
  }

  #afterLoss(): void {
    if (this.#waiting.length > 0) this.#startForWaiting();
    else this.#startSparesSoon();
  }

  /** As many runners for those who wait as the policy and the maximum allow. */
  #startForWaiting(): void {
    for (;;) {
      const { length, waitingSince } = this.#waiting;
      if (waitingSince === null || this.#isStopped) return;
      const turnover = this.#turnover.describe(waitingSince, this.#options.clock.now());
      const work = { ...turnover, waiting: length, starting: this.#starting.size };
      const decision = decideStart(work, this.#options.startsAtOnce);
      if (decision.kind === "look-again") this.#startForWaitingIn(decision.afterSeconds);
      if (decision.kind !== "start" || !this.#hasRoom()) return;
      this.#start();
    }
  }

  #startForWaitingIn(seconds: number): void {
    this.#startTimer ??= setTimeout(() => {
      this.#startTimer = null;
      this.#startForWaiting();
    }, seconds * 1000);
  }

  /** Whether there may be one more runner; an idle one leaves for it. */
  #hasRoom(): boolean {
    if (this.#runners.size < this.#options.maximum) return true;
    // Idle runners are here only while those who wait need a fresh one.
    const idle = this.#idle[0];
    if (idle === undefined) return false;
    this.#forget(idle);
    this.#leaving.add(idle);
    idle.stop(LEAVE_GRACE_SECONDS);
    return true;
  }

  #endIdleLater(): void {
    this.#idleTimer ??= setTimeout(() => {
      this.#idleTimer = null;
      const surplus = this.#idle.slice(0, Math.max(0, this.#idle.length - this.#options.warm));
      for (const runner of surplus) this.#replace(runner, "more runners are idle than are kept");
    }, IDLE_MILLISECONDS).unref();
  }

  #startSparesSoon(): void {
    if (this.#isStopped || this.#idle.length + this.#starting.size >= this.#options.warm) return;
    this.#spareTimer ??= setTimeout(() => {
      this.#spareTimer = null;
      if (isSpareWanted(this.#turnover.returnsPerSecondLately(this.#options.clock.now()))) this.#startSpares();
      else this.#startSparesSoon();
    }, SPARE_DELAY_MILLISECONDS).unref();
  }

  #startSpares(): void {
    const { warm, maximum } = this.#options;
    while (!this.#isStopped && this.#idle.length + this.#starting.size < warm && this.#runners.size < maximum)
      this.#start();
  }

  #start(): void {
    const { memoryLimitMegabytes } = this.#attemptLimits;
    const runner = new Runner(
      { ...this.#options, memoryLimitMegabytes, environment: this.#environment },
      {
        onMessage: (message) => {
          if (message.kind !== "ready" || !this.#starting.delete(runner)) return;
          this.#offer(runner);
        },
        onOutput: (_stream, piece) => this.#logOutput(runner, piece),
        onExit: (exit) => this.#onFailedStart(exit),
      },
    );
    runner.whenGone = () => this.#onGone(runner);
    this.#runners.add(runner);
    this.#starting.add(runner);
    this.#reaper ??= new GroupReaper(this.#environment);
    this.#reaper.watch(runner.processId);
  }

  #onFailedStart(exit: RunnerExit): void {
    if (this.#isStopped) return;
    const end = exit.signal ?? `code ${exit.code ?? "unknown"}`;
    const message = `No runner could be started: the process ended with ${end} before it was ready. ${exit.errorOutput.trim()}`;
    this.#options.logger.error("A runner could not be started", { end, errorOutput: exit.errorOutput });
    this.#waiting.failFirst(new Error(message.trim()));
    this.#startForWaiting();
  }

  #listenWhileIdle(runner: Runner): void {
    runner.listener = {
      onMessage: (message) => {
        if (message.kind === "soiled")
          this.#replace(runner, `earlier work left behind: ${message.leftovers.join(", ")}`);
      },
      onOutput: (_stream, piece) => this.#logOutput(runner, piece),
      onExit: () => this.#startSparesSoon(),
    };
  }

  #logOutput(runner: Runner, piece: Uint8Array): void {
    const output = Buffer.from(piece).toString("utf8").slice(0, 1000);
    this.#options.logger.debug("A runner without work printed", { processId: runner.processId, output });
  }

  #forget(runner: Runner): void {
    this.#runners.delete(runner);
    this.#starting.delete(runner);
    const index = this.#idle.indexOf(runner);
    if (index !== -1) this.#idle.splice(index, 1);
  }

  #onGone(runner: Runner): void {
    this.#forget(runner);
    this.#leaving.delete(runner);
    this.#reaper?.forget(runner.processId);
    if (this.#runners.size + this.#leaving.size === 0) this.#whenEmpty?.();
  }

  #untilEmpty(): Promise<void> {
    if (this.#runners.size + this.#leaving.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#whenEmpty = resolve;
    });
  }
}

function neverStarted(
  workload: Workload,
  message: string,
  times: { readonly startedAt: Instant; readonly endedAt: Instant },
): AttemptReport {
  return {
    taskInstanceId: workload.taskInstanceId,
    leaseToken: workload.leaseToken,
    outcome: { kind: "failed", message, mayRetry: true },
    ...times,
    processId: null,
    renderedFields: null,
    renderedMapIndex: null,
  };
}
