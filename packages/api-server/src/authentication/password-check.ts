import { type Clock, WorkLimit } from "@baram/domain";
import { findUserByName, type MetadataStore } from "@baram/metadata-store";
import { type LogInAttempt, LogInThrottle, type ThrottleLimits } from "./log-in-throttle.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { VerifiedPasswords } from "./verified-passwords.ts";

/** One hash takes 32 MB: a flood of log-ins may take neither all memory nor every thread. */
const CONCURRENT_HASHES = 2;

/** What somebody says who they are. */
export interface PasswordAttempt extends LogInAttempt {
  readonly password: string;
}

type User = NonNullable<Awaited<ReturnType<typeof findUserByName>>>;

/** What came of a password. */
export type PasswordOutcome =
  | { readonly kind: "right"; readonly user: User }
  /** Also for a user who does not exist or may not log in: nobody is told which. */
  | { readonly kind: "wrong" }
  /** It was not looked at: too many before it were wrong. */
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number };

/** What looking at passwords works with. */
export interface PasswordCheckOptions {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly throttleLimits: ThrottleLimits;
}

/** Tells right passwords from wrong ones, at a price that guessing cannot pay. */
export class PasswordCheck {
  readonly #store: MetadataStore;
  readonly #random: RandomBytes;
  readonly #verified: VerifiedPasswords;
  readonly #throttle: LogInThrottle;
  readonly #hashing = new WorkLimit(CONCURRENT_HASHES);

  constructor({ store, clock, random, throttleLimits }: PasswordCheckOptions) {
    this.#store = store;
    this.#random = random;
    this.#verified = new VerifiedPasswords({ clock, random });
    this.#throttle = new LogInThrottle({ store, clock, limits: throttleLimits });
  }

  /** Looks a password up among the remembered ones, and hashes it where it is none of them. */
  async check(attempt: PasswordAttempt): Promise<PasswordOutcome> {
    const { username, password } = attempt;
    const user = await findUserByName(this.#store.reader, username);
    const isRemembered =
      user?.isActive === 1 && this.#verified.has({ username, password, passwordHash: user.passwordHash });
    if (isRemembered) return { kind: "right", user };
    // The count is read when its turn has come, so that a hundred attempts at once are not a hundred attempts for one.
    return this.#hashing.run(() => this.#hashAndCompare(attempt, user));
  }

  /** Hashes a new password, when its turn has come. */
  hash(password: string): Promise<string> {
    return this.#hashing.run(() => hashPassword(password, this.#random));
  }

  async #hashAndCompare(attempt: PasswordAttempt, user: User | null): Promise<PasswordOutcome> {
    const retryAfterSeconds = await this.#throttle.secondsToWait(attempt);
    if (retryAfterSeconds !== null) return { kind: "throttled", retryAfterSeconds };
    // An unknown user costs the same work as a known one.
    const isRight = await verifyPassword(attempt.password, user?.passwordHash ?? null);
    if (user === null || !isRight || user.isActive !== 1) {
      await this.#throttle.countFailure(attempt);
      return { kind: "wrong" };
    }
    const { username, password } = attempt;
    this.#verified.remember({ username, password, passwordHash: user.passwordHash });
    await this.#throttle.forget(attempt);
    return { kind: "right", user };
  }
}
