import { addSeconds, type Clock, type Instant } from "@baram/domain";

/** How often one test may see its tasks wait. A wait for what never comes would go on for ever, in no time at all. */
const WAITS_MAXIMUM = 100_000;

interface Wait {
  readonly wakeAt: Instant;
  readonly wake: () => void;
}

/** Attempts that wait on a virtual clock: a sensor between its looks, a trigger that waits for its run. */
export class WaitingAttempts {
  readonly #clock: Clock;
  readonly #waits = new Set<Wait>();
  #count = 0;
  #onWait: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What author code waits with. */
  readonly sleep = (seconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      this.#count += 1;
      if (this.#count > WAITS_MAXIMUM) {
        throw new Error(`The tasks of this test waited ${WAITS_MAXIMUM} times, and what they wait for did not come.`);
      }
      const end = (settle: () => void) => {
        this.#waits.delete(wait);
        signal.removeEventListener("abort", abort);
        settle();
      };
      const abort = () => end(() => reject(signal.reason as Error));
      const wait = { wakeAt: addSeconds(this.#clock.now(), seconds), wake: () => end(resolve) };
      signal.addEventListener("abort", abort);
      this.#waits.add(wait);
      this.#onWait();
    });

  /** Resolves when the next attempt begins to wait. */
  nextWait(): Promise<void> {
    return new Promise((resolve) => {
      this.#onWait = resolve;
    });
  }

  /** When the first of them goes on; `null` when none waits. */
  earliest(): Instant | null {
    const moments = [...this.#waits].map(({ wakeAt }) => wakeAt);
    return moments.length === 0 ? null : (Math.min(...moments) as Instant);
  }

  /** Lets the one go on whose wait is over first. */
  wakeOne(): void {
    const [first] = [...this.#waits].sort((left, right) => left.wakeAt - right.wakeAt);
    first?.wake();
  }
}
