interface Entry {
  readonly key: string;
  readonly done: Promise<void>;
  readonly settle: () => void;
}

/**
 * Works keys off, several at once, but never one key twice at once.
 *
 * A key that is added while it waits is worked off once. One that is added while it is worked on is given up, and
 * worked off once more: what it was worked on for is out of date.
 */
export class WorkQueue {
  readonly #work: (key: string, signal: AbortSignal) => Promise<void>;
  readonly #concurrency: number;
  readonly #waiting = new Map<string, Entry>();
  readonly #active = new Map<string, AbortController>();
  #isStopped = false;
  #whenIdle: (() => void)[] = [];

  /** @param work must not reject; it should end soon once its signal is aborted. */
  constructor(concurrency: number, work: (key: string, signal: AbortSignal) => Promise<void>) {
    this.#concurrency = concurrency;
    this.#work = work;
  }

  /** How many keys wait to be worked on. */
  get waitingCount(): number {
    return this.#waiting.size;
  }

  /** Resolves when the key has been worked off, or was dropped. */
  add(key: string): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    const known = this.#waiting.get(key);
    if (known !== undefined) return known.done;
    this.#active.get(key)?.abort(new Error("It is out of date."));
    let settle: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.#waiting.set(key, { key, done, settle });
    this.#next();
    return done;
  }

  /** Forgets a key that waits, and gives it up while it is worked on. */
  drop(key: string): void {
    this.#waiting.get(key)?.settle();
    this.#waiting.delete(key);
    this.#active.get(key)?.abort(new Error("It is no longer wanted."));
  }

  /** Resolves when nothing waits and nothing is worked on. */
  idle(): Promise<void> {
    if (this.#waiting.size + this.#active.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Drops everything. Resolves when what was worked on has ended. */
  stop(): Promise<void> {
    this.#isStopped = true;
    for (const key of [...this.#waiting.keys(), ...this.#active.keys()]) this.drop(key);
    return this.idle();
  }

  #next(): void {
    for (const entry of this.#waiting.values()) {
      if (this.#active.size >= this.#concurrency) return;
      if (this.#active.has(entry.key)) continue;
      this.#waiting.delete(entry.key);
      void this.#run(entry);
    }
  }

  async #run({ key, settle }: Entry): Promise<void> {
    const controller = new AbortController();
    this.#active.set(key, controller);
    await this.#work(key, controller.signal);
    this.#active.delete(key);
    settle();
    this.#next();
    if (this.#waiting.size + this.#active.size > 0) return;
    const listeners = this.#whenIdle;
    this.#whenIdle = [];
    for (const listener of listeners) listener();
  }
}
