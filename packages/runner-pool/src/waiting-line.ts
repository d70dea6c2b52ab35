import type { Instant } from "@baram/domain";
import { chooseRunner, type IdleRunner, type RunnerNeed } from "./choose-runner.ts";
import { messageOf } from "./message-of.ts";

interface Waiting<Runner> {
  readonly need: RunnerNeed;
  readonly since: Instant;
  readonly take: (runner: Runner) => void;
  readonly fail: (error: Error) => void;
}

/** Work for which no runner was free, first come first served among those that a runner suits. */
export class WaitingLine<Runner extends IdleRunner> {
  readonly #waiting: Waiting<Runner>[] = [];

  get length(): number {
    return this.#waiting.length;
  }

  /** Since when the first one waits; `null` when nobody does. */
  get waitingSince(): Instant | null {
    return this.#waiting[0]?.since ?? null;
  }

  /** Rejects when it is told to fail, and with the signal's reason when that was aborted. */
  wait(need: RunnerNeed, since: Instant, signal: AbortSignal | undefined): Promise<Runner> {
    return new Promise((resolve, reject) => {
      const leave = () => signal?.removeEventListener("abort", onAbort);
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(new Error(`It was stopped before it began: ${messageOf(signal?.reason)}`));
      };
      const waiting: Waiting<Runner> = {
        need,
        since,
        take: (runner) => {
          leave();
          resolve(runner);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      this.#waiting.push(waiting);
      if (signal?.aborted === true) onAbort();
      else signal?.addEventListener("abort", onAbort);
    });
  }

  /** @returns whether somebody took the runner. */
  offer(runner: Runner): boolean {
    const index = this.#waiting.findIndex(({ need }) => chooseRunner([runner], need) !== null);
    const [waiting] = index === -1 ? [] : this.#waiting.splice(index, 1);
    waiting?.take(runner);
    return waiting !== undefined;
  }

  failFirst(error: Error): void {
    this.#waiting.shift()?.fail(error);
  }

  failAll(error: Error): void {
    for (const waiting of this.#waiting.splice(0)) waiting.fail(error);
  }
}
