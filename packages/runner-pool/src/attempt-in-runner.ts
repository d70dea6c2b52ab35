import { type Clock, type Instant, stateReason } from "@baram/domain";
import type {
  AttemptReport,
  ExecutionAnswer,
  ExecutionRequest,
  MessageFromRunner,
  RunnerResidue,
  Workload,
} from "@baram/execution-api";
import { SecretMasker, USUAL_SENSITIVE_NAMES } from "@baram/execution-api";
import { AttemptOutput } from "./attempt-output.ts";
import type { RunnerExit } from "./lost-runner.ts";
import { explainLostRunner } from "./lost-runner.ts";
import type { Runner, RunnerListener } from "./runner.ts";

/** What an attempt needs of whoever asks for it. */
export interface AttemptOptions {
  /** Absolute path of the folder that the workload's `logPath` is below. */
  readonly logFolder: string;
  /** Answers what author code asks of the server. */
  readonly answer: (request: ExecutionRequest) => Promise<ExecutionAnswer>;
  /** Stops the attempt; its reason is told in the outcome. */
  readonly signal?: AbortSignal;
  /** How long the attempt may clean up between TERM and KILL. */
  readonly graceSeconds: number;
  /** Called when a runner has been given the workload. */
  readonly onStarted?: (processId: number) => void;
}

/** What holds for every attempt of a pool. */
export interface AttemptLimits {
  readonly memoryLimitMegabytes: number;
  readonly logLimitBytes: number;
  /** How long after the execution timeout the pool waits for the runner to end the attempt by itself. */
  readonly timeoutGraceSeconds: number;
}

/** How an attempt ended; without residue its runner is gone. */
export interface AttemptEnd {
  readonly report: AttemptReport;
  readonly residue: RunnerResidue | null;
}

/** One attempt while a runner carries it out, seen from the pool. */
export class AttemptInRunner implements RunnerListener {
  readonly end: Promise<AttemptEnd>;
  readonly #runner: Runner;
  readonly #workload: Workload;
  readonly #options: AttemptOptions;
  readonly #limits: AttemptLimits;
  readonly #clock: Clock;
  readonly #startedAt: Instant;
  readonly #masker: SecretMasker;
  #output: AttemptOutput | null = null;
  #resolve: (end: AttemptEnd) => void = () => undefined;
  #stopMessage: string | null = null;
  #timeout: NodeJS.Timeout | null = null;
  /** What came of the attempt, once that is known. */
  #decided: AttemptReport | null = null;

  constructor(runner: Runner, workload: Workload, options: AttemptOptions, limits: AttemptLimits, clock: Clock) {
    this.#runner = runner;
    this.#workload = workload;
    this.#masker = new SecretMasker(workload.settings.sensitiveNames ?? USUAL_SENSITIVE_NAMES);
    this.#options = options;
    this.#limits = limits;
    this.#clock = clock;
    this.#startedAt = clock.now();
    this.end = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    runner.listener = this;
    const { logLimitBytes } = limits;
    runner.send({ kind: "runAttempt", workload, logFolder: options.logFolder, logLimitBytes });
    this.#watchTimeout();
    options.signal?.addEventListener("abort", this.#onAbort);
    options.onStarted?.(runner.processId);
    if (options.signal?.aborted === true) this.#onAbort();
  }

  onMessage(message: MessageFromRunner): void {
    if (message.kind === "request") void this.#answer(message.requestId, message.request);
    if (message.kind === "attemptDecided" && this.#stopMessage === null) {
      this.#decided = message.report;
      // Those who are told of the outcome do not belong to what the task may take.
      this.#endTimeout();
    }
    // A runner that was told to stop may still end its attempt in order. The end that counts is that of its process
    // group: until then a child may go on, beside the next try.
    if (message.kind === "attemptFinished" && this.#stopMessage === null) this.#finish(message);
  }

  onOutput(stream: "stdout" | "stderr", piece: Uint8Array): void {
    this.#openOutput().write(stream, piece);
  }

  onExit(exit: RunnerExit): void {
    const message = this.#stopMessage ?? explainLostRunner(exit, this.#limits.memoryLimitMegabytes).message;
    this.#openOutput().say("error", message);
    this.#finish({ report: this.#decided ?? this.#failed(message), residue: null });
  }

  #failed(message: string): AttemptReport {
    return {
      taskInstanceId: this.#workload.taskInstanceId,
      leaseToken: this.#workload.leaseToken,
      outcome: { kind: "failed", message, mayRetry: true },
      startedAt: this.#startedAt,
      endedAt: this.#clock.now(),
      processId: this.#runner.processId,
      renderedFields: null,
      renderedMapIndex: null,
    };
  }

  async #answer(requestId: number, request: ExecutionRequest): Promise<void> {
    let outcome: ExecutionAnswer;
    try {
      outcome = await this.#options.answer(request);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      outcome = {
        kind: "refused",
        refusal: { code: "unavailable", message: `The server could not answer: ${reason}` },
      };
    }
    if (outcome.kind === "refused") {
      this.#runner.send({ kind: "refusal", requestId, refusal: outcome.refusal });
      return;
    }
    this.#masker.addSecretsOfAnswer(request, outcome.answer);
    this.#runner.send({ kind: "answer", requestId, answer: outcome.answer });
  }

  /** Author code that blocks its event loop cannot be timed out from inside. */
  #watchTimeout(): void {
    const seconds = this.#workload.executionTimeoutSeconds;
    if (seconds === null) return;
    const message = stateReason("execution-timeout", { seconds });
    const wait = (seconds + this.#limits.timeoutGraceSeconds) * 1000;
    // A longer wait than a timer can hold (24.8 days) is left to the runner.
    if (wait < 2 ** 31) this.#timeout = setTimeout(() => this.#stop(message), wait);
  }

  readonly #onAbort = (): void => {
    const reason: unknown = this.#options.signal?.reason;
    this.#stop(`The attempt was stopped: ${reason instanceof Error ? reason.message : String(reason)}`);
  };

  #stop(message: string): void {
    this.#stopMessage ??= message;
    this.#runner.stop(this.#options.graceSeconds);
  }

  #endTimeout(): void {
    if (this.#timeout !== null) clearTimeout(this.#timeout);
  }

  #openOutput(): AttemptOutput {
    this.#output ??= new AttemptOutput({
      logFolder: this.#options.logFolder,
      logPath: this.#workload.logPath,
      limitBytes: this.#limits.logLimitBytes,
      clock: this.#clock,
      masker: this.#masker,
    });
    return this.#output;
  }

  #finish({ report, residue }: AttemptEnd): void {
    this.#endTimeout();
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#output?.close();
    this.#output = null;
    this.#resolve({ report, residue });
  }
}
