import type { Clock, Instant } from "@baram/domain";

/** How much one address may ask. */
export interface RequestRate {
  /** On average; 0 for no limit. `[api] requests_per_second`. */
  readonly perSecond: number;
}

/** What holds where the configuration does not say: far above what people and scripts ask. */
export const REQUEST_RATE_DEFAULT: RequestRate = { perSecond: 500 };

/** What an address has not used for so long it may ask at once. */
const BURST_SECONDS = 10;
/** Beyond so many addresses those that have nothing to wait for are forgotten. */
const ADDRESSES_MAXIMUM = 10_000;
const MICROSECONDS = 1_000_000;

interface Allowance {
  tokens: number;
  at: Instant;
}

/**
 * Lets an address ask so much in a second, and ten seconds' worth at once.
 *
 * It is counted in memory, by each server for itself: the limit is there so that one program that runs wild leaves room
 * for the others, and a count in the database would cost every request more than it saves.
 */
export class RequestRateLimit {
  readonly #clock: Clock;
  readonly #perSecond: number;
  readonly #allowances = new Map<string, Allowance>();

  constructor({ clock, rate }: { readonly clock: Clock; readonly rate: RequestRate }) {
    this.#clock = clock;
    this.#perSecond = rate.perSecond;
  }

  /** Counts a request. @returns after how many whole seconds it may be made, where that is not now; else `null`. */
  take(address: string): number | null {
    if (this.#perSecond === 0) return null;
    const now = this.#clock.now();
    const most = this.#perSecond * BURST_SECONDS;
    const allowance = this.#allowances.get(address) ?? { tokens: most, at: now };
    const earned = Math.max(0, ((now - allowance.at) / MICROSECONDS) * this.#perSecond);
    allowance.tokens = Math.min(most, allowance.tokens + earned);
    allowance.at = now;
    this.#remember(address, allowance);
    if (allowance.tokens < 1) return Math.ceil((1 - allowance.tokens) / this.#perSecond);
    allowance.tokens -= 1;
    return null;
  }

  /** The map is in the order of the last requests, so the first of it have been quiet for the longest time. */
  #remember(address: string, allowance: Allowance): void {
    this.#allowances.delete(address);
    this.#allowances.set(address, allowance);
    if (this.#allowances.size <= ADDRESSES_MAXIMUM) return;
    const [quietest] = this.#allowances.keys();
    if (quietest !== undefined) this.#allowances.delete(quietest);
  }
}
