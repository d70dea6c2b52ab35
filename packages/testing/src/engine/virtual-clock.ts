import type { Clock, Instant } from "@baram/domain";

/** A clock that stands still until it is moved. */
export class VirtualClock implements Clock {
  #now: Instant;

  constructor(now: Instant) {
    this.#now = now;
  }

  now(): Instant {
    return this.#now;
  }

  moveTo(at: Instant): void {
    this.#now = at;
  }
}
