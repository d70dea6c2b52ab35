import { type Instant, secondsBetween } from "@baram/domain";

/** Over how long the rate is taken at most, in seconds. */
const LONGEST_SPAN = 0.5;

/** How often runners have come back from their work lately. */
export class ReturnRate {
  /** In the order of time; none is older than the longest span when one was added last. */
  readonly #returns: Instant[] = [];

  add(now: Instant): void {
    this.#returns.push(now);
    while (this.#isTooOld(this.#returns[0], now)) this.#returns.shift();
  }

  /** @param spanSeconds over how long: since a burst began, for what was before it says nothing about it. */
  perSecond(now: Instant, spanSeconds: number): number {
    const span = Math.min(LONGEST_SPAN, spanSeconds);
    if (span <= 0) return 0;
    return this.#returns.filter((at) => secondsBetween(at, now) <= span).length / span;
  }

  #isTooOld(at: Instant | undefined, now: Instant): boolean {
    return at !== undefined && secondsBetween(at, now) > LONGEST_SPAN;
  }
}
