interface Entry {
  readonly key: string;
  readonly done: Promise<void>;
  readonly settle: () => void;
}

/**
 * Works keys off, several at once, but never one key twice at once.
 *
 * A key that is added while it waits is worked off once; one that is added while it is worked on, once more after that.
 */
export class WorkQueue {
  readonly #work: (key: string) => Promise<void>;
  readonly #concurrency: number;
  readonly #waiting = new Map<string, Entry>();
  readonly #active = new Set<string>();
  #isStopped = false;
  #whenIdle: (() => void)[] = [];

  /** @param work must not reject. */
  constructor(concurrency: number, work: (key: string) => Promise<void>) {
    this.#concurrency = concurrency;
    this.#work = work;
  }

  /** Resolves when the key has been worked off, or the queue was stopped. */
  add(key: string): Promise<void> {
    if (this.#isStopped) return Promise.resolve();
    const known = this.#waiting.get(key);
    if (known !== undefined) return known.done;
    let settle: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.#waiting.set(key, { key, done, settle });
    this.#next();
    return done;
  }

  /** Resolves when nothing waits and nothing is worked on. */
  idle(): Promise<void> {
    if (this.#waiting.size + this.#active.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Forgets what waits. Resolves when what is worked on has ended. */
  stop(): Promise<void> {
    this.#isStopped = true;
    for (const { settle } of this.#waiting.values()) settle();
    this.#waiting.clear();
    return this.idle();
  }

  #next(): void {
    for (const entry of this.#waiting.values()) {
      if (this.#active.size >= this.#concurrency) return;
      if (this.#active.has(entry.key)) continue;
      this.#waiting.delete(entry.key);
      this.#active.add(entry.key);
      void this.#run(entry);
    }
  }

  async #run({ key, settle }: Entry): Promise<void> {
    await this.#work(key);
    this.#active.delete(key);
    settle();
    this.#next();
    if (this.#waiting.size + this.#active.size > 0) return;
    const listeners = this.#whenIdle;
    this.#whenIdle = [];
    for (const listener of listeners) listener();
  }
}
