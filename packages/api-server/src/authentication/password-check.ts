import { type Clock, WorkLimit } from "@baram/domain";
import { findUserByName, type MetadataStore } from "@baram/metadata-store";
import type { LdapDirectory } from "./ldap/ldap-directory.ts";
import { letExternalPersonIn } from "./let-external-person-in.ts";
import { type LogInAttempt, LogInThrottle, type ThrottleLimits } from "./log-in-throttle.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { VerifiedPasswords } from "./verified-passwords.ts";

/** One hash takes 32 MB: a flood of log-ins may take neither all memory nor every thread. */
const CONCURRENT_HASHES = 2;

/** A directory that does not answer must not hold up those whom it is not asked for. */
const CONCURRENT_QUESTIONS = 8;

/** The hash of users who have no password here. */
const NO_PASSWORD = "";

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
  | { readonly kind: "throttled"; readonly retryAfterSeconds: number }
  /** The directory that would know did not answer. */
  | { readonly kind: "directory-away" }
  /** It is right in the directory, and this installation does not let its owner in. */
  | { readonly kind: "refused"; readonly reason: "name-taken" | "not-active" };

/** What looking at passwords works with. */
export interface PasswordCheckOptions {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly throttleLimits: ThrottleLimits;
  /** Asked for those who have no password here; absent is none. */
  readonly directory?: LdapDirectory;
}

/** Tells right passwords from wrong ones, at a price that guessing cannot pay. */
export class PasswordCheck {
  readonly #store: MetadataStore;
  readonly #random: RandomBytes;
  readonly #verified: VerifiedPasswords;
  readonly #throttle: LogInThrottle;
  readonly #hashing = new WorkLimit(CONCURRENT_HASHES);
  readonly #asking = new WorkLimit(CONCURRENT_QUESTIONS);
  readonly #clock: Clock;
  readonly #directory: LdapDirectory | null;

  constructor({ store, clock, random, throttleLimits, directory }: PasswordCheckOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#directory = directory ?? null;
    this.#random = random;
    this.#verified = new VerifiedPasswords({ clock, random });
    this.#throttle = new LogInThrottle({ store, clock, limits: throttleLimits });
  }

  /**
   * Looks a password up among the remembered ones; where it is none of them, hashes it for a user who has one here, and
   * asks the directory for everybody else.
   */
  async check(attempt: PasswordAttempt): Promise<PasswordOutcome> {
    const { username, password } = attempt;
    const user = await findUserByName(this.#store.reader, username);
    const isRemembered =
      user?.isActive === 1 && this.#verified.has({ username, password, passwordHash: user.passwordHash });
    if (isRemembered) return { kind: "right", user };
    const directory = (user?.passwordHash ?? NO_PASSWORD) === NO_PASSWORD ? this.#directory : null;
    if (directory !== null) return this.#asking.run(() => this.#askDirectory(directory, attempt));
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
    return this.#letIn(attempt, user);
  }

  async #askDirectory(directory: LdapDirectory, attempt: PasswordAttempt): Promise<PasswordOutcome> {
    const retryAfterSeconds = await this.#throttle.secondsToWait(attempt);
    if (retryAfterSeconds !== null) return { kind: "throttled", retryAfterSeconds };
    const outcome = await directory.check(attempt);
    if (outcome.kind === "unreachable") return { kind: "directory-away" };
    if (outcome.kind === "wrong") {
      await this.#throttle.countFailure(attempt);
      return { kind: "wrong" };
    }
    const person = await letExternalPersonIn(outcome.person, { store: this.#store, clock: this.#clock });
    if (person.kind === "known") return this.#letIn(attempt, person.user);
    return { kind: "refused", reason: person.kind };
  }

  async #letIn(attempt: PasswordAttempt, user: User): Promise<PasswordOutcome> {
    const { username, password } = attempt;
    this.#verified.remember({ username, password, passwordHash: user.passwordHash });
    await this.#throttle.forget(attempt);
    return { kind: "right", user };
  }
}
