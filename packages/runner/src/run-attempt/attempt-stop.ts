/** Author code may clean up for so long after its signal was aborted; what comes then is told without it. */
const CLEAN_UP_MILLISECONDS = 1000;

/** The longest that a timer can wait, 24.8 days. A longer timeout is not watched. */
const TIMER_MAXIMUM_MILLISECONDS = 2 ** 31 - 1;

/** The attempt ran longer than its execution timeout. */
export class ExecutionTimeoutError extends Error {
  override readonly name = "ExecutionTimeoutError";

  constructor(seconds: number) {
    super(`The attempt ran longer than its execution timeout of ${seconds} s and was stopped.`);
  }
}

/**
 * Ends an attempt from outside of its own promise: a timeout, an error thrown where nobody awaits it, a termination.
 */
export class AttemptStop {
  readonly #controller = new AbortController();
  readonly #timers: NodeJS.Timeout[] = [];
  /** Rejects with what stopped the attempt. */
  readonly stopped: Promise<never>;
  #reject: (reason: Error) => void = () => undefined;
  #reason: Error | null = null;

  constructor(executionTimeoutSeconds: number | null) {
    this.stopped = new Promise((_resolve, reject) => {
      this.#reject = reject;
    });
    // It is looked at only while the attempt runs.
    this.stopped.catch(() => undefined);
    if (executionTimeoutSeconds === null) return;
    const milliseconds = executionTimeoutSeconds * 1000;
    if (milliseconds > TIMER_MAXIMUM_MILLISECONDS) return;
    this.#timers.push(setTimeout(() => this.abort(new ExecutionTimeoutError(executionTimeoutSeconds)), milliseconds));
  }

  /** What author code sees as `context.signal`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why the attempt was stopped; `null` while it was not. It counts for more than how author code then ended. */
  get reason(): Error | null {
    return this.#reason;
  }

  /** Asks author code to end, and goes on without it when it does not. */
  abort(reason: Error): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    this.#controller.abort(reason);
    this.#timers.push(setTimeout(() => this.#reject(reason), CLEAN_UP_MILLISECONDS));
  }

  /** Ends the attempt at once: nothing that author code still does can be relied on. */
  fail(reason: Error): void {
    this.#reason ??= reason;
    this.#controller.abort(reason);
    this.#reject(reason);
  }

  /** Takes the timers away. */
  release(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
