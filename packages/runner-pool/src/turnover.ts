import { type EventLoopUtilization, performance } from "node:perf_hooks";
import { type Instant, secondsBetween } from "@baram/domain";
import type { WaitingWork } from "./start-policy.ts";

/** Over how long the rate is taken at most, in seconds. */
const LONGEST_SPAN = 0.5;

/** What is remembered of runners that are given work and come back, to foresee when those who wait will be served. */
export class Turnover {
  /** When runners came back, in the order of time; none is older than the longest span when one was added last. */
  readonly #returns: Instant[] = [];
  #givenAt: Instant | null = null;
  #loopBeforeLine: EventLoopUtilization = performance.eventLoopUtilization();

  /** A runner came back from its work. */
  returned(now: Instant): void {
    this.#returns.push(now);
    while (this.#isTooOld(this.#returns[0], now)) this.#returns.shift();
  }

  /** A runner was given work. */
  given(now: Instant): void {
    this.#givenAt = now;
  }

  /** Somebody is about to wait, and nobody did before. */
  lineBegins(): void {
    this.#loopBeforeLine = performance.eventLoopUtilization();
  }

  /** @param since when the first of those who wait asked: what was before says nothing about them. */
  describe(since: Instant, now: Instant): Omit<WaitingWork, "waiting" | "starting"> {
    const secondsWaited = secondsBetween(since, now);
    return {
      secondsWaited,
      returnsPerSecond: this.#returnsPerSecond(now, secondsWaited),
      secondsSinceGiven: this.#givenAt === null ? null : secondsBetween(this.#givenAt, now),
      busyShareOfLoop: performance.eventLoopUtilization(this.#loopBeforeLine).utilization,
    };
  }

  /** How often a runner came back within the longest span until now. */
  returnsPerSecondLately(now: Instant): number {
    return this.#returnsPerSecond(now, LONGEST_SPAN);
  }

  #returnsPerSecond(now: Instant, spanSeconds: number): number {
    const span = Math.min(LONGEST_SPAN, spanSeconds);
    if (span <= 0) return 0;
    return this.#returns.filter((at) => secondsBetween(at, now) <= span).length / span;
  }

  #isTooOld(at: Instant | undefined, now: Instant): boolean {
    return at !== undefined && secondsBetween(at, now) > LONGEST_SPAN;
  }
}
