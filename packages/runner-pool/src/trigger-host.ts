import type { Logger } from "@baram/domain";
import type {
  ExecutionAnswer,
  ExecutionRequest,
  MessageFromRunner,
  TriggerEnd,
  TriggerToAwait,
} from "@baram/execution-api";
import { explainLostRunner, type RunnerExit } from "./lost-runner.ts";
import type { Runner, RunnerListener } from "./runner.ts";

/** What triggers need of whoever has them awaited. */
export interface TriggerHostOptions {
  /** Called once for each trigger that ends by itself. */
  readonly onEnd: (trigger: TriggerToAwait, end: TriggerEnd) => void;
  /** Answers what a trigger asks of the server. */
  readonly answer: (trigger: TriggerToAwait, request: ExecutionRequest) => Promise<ExecutionAnswer>;
  /** Told when a trigger has kept all others from going on. */
  readonly onBlocked?: () => void;
  /**
   * After so many seconds in which one trigger has kept all others from going on, the process is killed, and its triggers
   * begin anew. Defaults to 60.
   */
  readonly blockedSecondsMaximum?: number;
}

/** What a host needs of its pool. */
export interface TriggerHostPool {
  readonly memoryLimitMegabytes: number;
  readonly logger: Logger;
  /** A runner in which no author code has run. */
  acquire(): Promise<Runner>;
  /** Ends a runner that is of no use any more. */
  release(runner: Runner, reason: string): void;
}

/** A runner that was lost after it had lived so long is replaced at once; sooner, the wait for the next one doubles. */
const HEALTHY_MILLISECONDS = 60_000;
const WAIT_MILLISECONDS_MAXIMUM = 60_000;
/** How long a runner without triggers is kept. */
const IDLE_MILLISECONDS = 30_000;
const BLOCKED_SECONDS_MAXIMUM = 60;
/** How many looks find a runner silent before it is killed. One late look alone may be the fault of this process. */
const SILENT_LOOKS_MAXIMUM = 6;

/**
 * Has triggers awaited in one runner, all on one event loop. A runner that is lost is replaced, and its triggers begin
 * anew in the next.
 */
export class TriggerHost implements RunnerListener {
  readonly #options: TriggerHostOptions;
  readonly #pool: TriggerHostPool;
  readonly #triggers = new Map<number, TriggerToAwait>();
  #runner: Runner | null = null;
  #isStarting = false;
  #isStopped = false;
  #startedAt = 0;
  #waitMilliseconds = 0;
  #restart: NodeJS.Timeout | null = null;
  #idle: NodeJS.Timeout | null = null;
  readonly #watch: NodeJS.Timeout;
  /** How many looks have found that the runner has said nothing since the one before. */
  #silentLooks = 0;
  /** Why this host has killed its runner. */
  #killedBecause: string | null = null;

  constructor(pool: TriggerHostPool, options: TriggerHostOptions) {
    this.#pool = pool;
    this.#options = options;
    const milliseconds = (options.blockedSecondsMaximum ?? BLOCKED_SECONDS_MAXIMUM) * 1000;
    this.#watch = setInterval(() => this.#lookForSilence(), milliseconds / SILENT_LOOKS_MAXIMUM).unref();
  }

  /** How many are awaited. */
  get count(): number {
    return this.#triggers.size;
  }

  /** The process that awaits them; `null` while there is none. */
  get processId(): number | null {
    return this.#runner?.processId ?? null;
  }

  /** Awaits a trigger until it ends or is cancelled. */
  await(trigger: TriggerToAwait): void {
    this.#triggers.set(trigger.triggerId, trigger);
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#runner === null) this.#start();
    else this.#runner.send({ kind: "awaitTrigger", ...trigger });
  }

  /** Nobody waits for it any more. */
  cancel(triggerId: number): void {
    if (!this.#triggers.delete(triggerId)) return;
    this.#runner?.send({ kind: "cancelTrigger", triggerId });
    this.#restIfIdle();
  }

  /** Ends all of them without a word. */
  stop(): void {
    this.#isStopped = true;
    this.#triggers.clear();
    clearInterval(this.#watch);
    if (this.#restart !== null) clearTimeout(this.#restart);
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#leave("its triggerer has stopped");
  }

  onMessage(message: MessageFromRunner): void {
    this.#silentLooks = 0;
    switch (message.kind) {
      case "triggerEnded": {
        const trigger = this.#triggers.get(message.triggerId);
        if (trigger === undefined || !this.#triggers.delete(message.triggerId)) return;
        this.#options.onEnd(trigger, message.end);
        this.#restIfIdle();
        return;
      }
      case "request":
        void this.#answer(message.requestId, message.triggerId ?? 0, message.request);
        return;
      case "blocked":
        this.#pool.logger.warn("A trigger has kept all others from going on; triggers have to await, not to work", {
          seconds: message.seconds,
        });
        this.#options.onBlocked?.();
        return;
      case "soiled":
        this.#pool.logger.warn("Author code that triggers left behind went wrong", { what: message.leftovers });
        return;
      default:
        return;
    }
  }

  onOutput(_stream: "stdout" | "stderr", piece: Uint8Array): void {
    const output = Buffer.from(piece).toString("utf8").slice(0, 1000);
    this.#pool.logger.debug("A runner of triggers printed", { processId: this.processId, output });
  }

  onExit(exit: RunnerExit): void {
    this.#runner = null;
    if (this.#isStopped || this.#triggers.size === 0) return;
    const hasLived = performance.now() - this.#startedAt > HEALTHY_MILLISECONDS;
    this.#waitMilliseconds = hasLived ? 0 : Math.min(WAIT_MILLISECONDS_MAXIMUM, this.#waitMilliseconds * 2 || 1000);
    const reason = this.#killedBecause ?? explainLostRunner(exit, this.#pool.memoryLimitMegabytes).message;
    this.#killedBecause = null;
    this.#pool.logger.warn("The runner of triggers was lost; they begin anew", { reason, count: this.#triggers.size });
    this.#startLater(hasLived ? 0 : this.#waitMilliseconds);
  }

  /** A runner whose event loop is blocked can say so only afterwards, and hears of no trigger that is cancelled. */
  #lookForSilence(): void {
    if (this.#runner === null || this.#triggers.size === 0) return;
    this.#silentLooks += 1;
    if (this.#silentLooks <= SILENT_LOOKS_MAXIMUM) return;
    const { blockedSecondsMaximum = BLOCKED_SECONDS_MAXIMUM, onBlocked } = this.#options;
    this.#killedBecause = `A trigger has kept all others from going on for ${blockedSecondsMaximum} s, and the process was killed; triggers have to await, not to work.`;
    this.#silentLooks = 0;
    onBlocked?.();
    this.#runner.stop(0);
  }

  #startLater(milliseconds: number): void {
    this.#restart = setTimeout(() => {
      this.#restart = null;
      this.#start();
    }, milliseconds);
  }

  #start(): void {
    if (this.#isStarting || this.#isStopped || this.#restart !== null || this.#runner !== null) return;
    this.#isStarting = true;
    this.#pool.acquire().then(
      (runner) => {
        this.#isStarting = false;
        this.#take(runner);
      },
      (error: unknown) => {
        this.#isStarting = false;
        if (this.#isStopped) return;
        this.#pool.logger.error("No runner could be started for triggers", { error });
        this.#startLater(WAIT_MILLISECONDS_MAXIMUM);
      },
    );
  }

  #take(runner: Runner): void {
    if (this.#isStopped) {
      this.#pool.release(runner, "its triggerer has stopped");
      return;
    }
    this.#runner = runner;
    this.#startedAt = performance.now();
    this.#silentLooks = 0;
    this.#killedBecause = null;
    runner.listener = this;
    for (const trigger of this.#triggers.values()) runner.send({ kind: "awaitTrigger", ...trigger });
    this.#restIfIdle();
  }

  #restIfIdle(): void {
    if (this.#triggers.size > 0 || this.#runner === null) return;
    this.#idle ??= setTimeout(() => {
      this.#idle = null;
      if (this.#triggers.size === 0) this.#leave("no trigger is awaited any more");
    }, IDLE_MILLISECONDS).unref();
  }

  #leave(reason: string): void {
    const runner = this.#runner;
    this.#runner = null;
    if (runner !== null) this.#pool.release(runner, reason);
  }

  async #answer(requestId: number, triggerId: number, request: ExecutionRequest): Promise<void> {
    const trigger = this.#triggers.get(triggerId);
    const runner = this.#runner;
    const outcome = trigger === undefined ? NOT_AWAITED : await this.#ask(trigger, request);
    if (outcome.kind === "refused") runner?.send({ kind: "refusal", requestId, refusal: outcome.refusal });
    else runner?.send({ kind: "answer", requestId, answer: outcome.answer });
  }

  async #ask(trigger: TriggerToAwait, request: ExecutionRequest): Promise<ExecutionAnswer> {
    try {
      return await this.#options.answer(trigger, request);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { kind: "refused", refusal: { code: "unavailable", message: `The server could not answer: ${reason}` } };
    }
  }
}

const NOT_AWAITED: ExecutionAnswer & { readonly kind: "refused" } = {
  kind: "refused",
  refusal: { code: "stale-lease", message: "The trigger is no longer waited for." },
};
