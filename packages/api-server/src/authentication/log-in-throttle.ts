import { createHash } from "node:crypto";
import { addSeconds, type Clock } from "@baram/domain";
import { countLogInFailure, deleteLogInFailures, listLogInFailures, type MetadataStore } from "@baram/metadata-store";

/** Who tries to log in. */
export interface LogInAttempt {
  readonly username: string;
  /** The network address that the request came from. */
  readonly address: string;
}

/** When wrong passwords stop being looked at. */
export interface ThrottleLimits {
  /** So many of one user from one address; 0 for no limit. `[auth] log_in_failures`. */
  readonly failuresMaximum: number;
  /** For so long after the last one. `[auth] log_in_block_seconds`. */
  readonly blockSeconds: number;
}

/** What holds where the configuration does not say. */
export const THROTTLE_DEFAULTS: ThrottleLimits = { failuresMaximum: 5, blockSeconds: 60 };

/** Many people may share an address, and many addresses may try one user: both together are allowed so much more. */
const WIDE_FACTOR = 10;
const MICROSECONDS = 1_000_000;

interface Subject {
  readonly subject: string;
  readonly maximum: number;
}

/**
 * Slows down whoever guesses passwords, by user and address.
 *
 * The counts are in the database, so that several API servers agree on them, under hashes: what is tried as a user name
 * is now and then a password.
 */
export class LogInThrottle {
  readonly #store: MetadataStore;
  readonly #clock: Clock;
  readonly #limits: ThrottleLimits;

  constructor(options: { readonly store: MetadataStore; readonly clock: Clock; readonly limits: ThrottleLimits }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#limits = options.limits;
  }

  /** After how many seconds the next password is looked at; `null` for at once. */
  async secondsToWait(attempt: LogInAttempt): Promise<number | null> {
    if (this.#limits.failuresMaximum === 0) return null;
    const subjects = this.#subjectsOf(attempt);
    const now = this.#clock.now();
    const names = subjects.map(({ subject }) => subject);
    const counts = await listLogInFailures(this.#store.reader, { subjects: names, now });
    const ends = counts.flatMap(({ subject, failures, endsAt }) => {
      const maximum = subjects.find((one) => one.subject === subject)?.maximum ?? Number.POSITIVE_INFINITY;
      return failures >= maximum ? [endsAt] : [];
    });
    return ends.length === 0 ? null : Math.ceil((Math.max(...ends) - now) / MICROSECONDS);
  }

  /** Counts a wrong password. */
  async countFailure(attempt: LogInAttempt): Promise<void> {
    if (this.#limits.failuresMaximum === 0) return;
    const now = this.#clock.now();
    const subjects = this.#subjectsOf(attempt).map(({ subject }) => subject);
    const endsAt = addSeconds(now, this.#limits.blockSeconds);
    await this.#store.transaction((transaction) => countLogInFailure(transaction, { subjects, now, endsAt }));
  }

  /** Forgets what was counted of this user from this address, where anything was. */
  async forget(attempt: LogInAttempt): Promise<void> {
    if (this.#limits.failuresMaximum === 0) return;
    const [own] = this.#subjectsOf(attempt);
    const now = this.#clock.now();
    if ((await listLogInFailures(this.#store.reader, { subjects: [own.subject], now })).length === 0) return;
    await this.#store.transaction((transaction) => deleteLogInFailures(transaction, own.subject));
  }

  #subjectsOf({ username, address }: LogInAttempt): readonly [Subject, ...Subject[]] {
    const { failuresMaximum } = this.#limits;
    const wide = failuresMaximum * WIDE_FACTOR;
    return [
      { subject: hashOf(["user and address", username, address]), maximum: failuresMaximum },
      { subject: hashOf(["user", username]), maximum: wide },
      { subject: hashOf(["address", address]), maximum: wide },
    ];
  }
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}
