import { addSeconds, type Clock } from "@baram/domain";
import {
  deleteExpiredSessions,
  deleteSession,
  findSession,
  findUserByName,
  insertSession,
  type MetadataStore,
  recordLogIn,
} from "@baram/metadata-store";
import { parseBasicCredentials } from "./basic-credentials.ts";
import { ConcurrencyLimit } from "./concurrency-limit.ts";
import type { Identity } from "./identity.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { identifyCommand } from "./server-token.ts";
import { SESSION_SECONDS, sessionCookie, sessionTokenHash, sessionTokenOf } from "./session-cookie.ts";
import { VerifiedPasswords } from "./verified-passwords.ts";

/** One hash takes 32 MB: a flood of log-ins may take neither all memory nor every thread. */
const CONCURRENT_HASHES = 2;

/** What recognizing callers works with. */
export interface AuthenticationOptions {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly serverToken: string;
}

/** Finds out who makes a request, and lets people in and out of the web UI. */
export class Authentication {
  readonly #options: AuthenticationOptions;
  readonly #verified: VerifiedPasswords;
  readonly #hashing = new ConcurrencyLimit(CONCURRENT_HASHES);

  constructor(options: AuthenticationOptions) {
    this.#options = options;
    this.#verified = new VerifiedPasswords(options);
  }

  /** Tries the server's token, basic authentication and the session's cookie, in this order. `null` for nobody. */
  async identify(headers: Readonly<Record<string, string | undefined>>): Promise<Identity | null> {
    return (
      identifyCommand(this.#options.serverToken, headers) ??
      (await this.#identifyByPassword(headers["authorization"])) ??
      (await this.#identifyBySession(headers["cookie"]))
    );
  }

  /**
   * Starts a session. An unknown user costs the same work and gets the same `null` as a wrong password.
   *
   * @returns the session's cookie.
   */
  async logIn(username: string, password: string): Promise<string | null> {
    const { store, clock, random } = this.#options;
    const user = await this.#userWithPassword(username, password);
    const now = clock.now();
    const token = Buffer.from(random(32)).toString("base64url");
    const csrfToken = Buffer.from(random(32)).toString("base64url");
    await store.transaction(async (transaction) => {
      await recordLogIn(transaction, { username, isSuccess: user !== null, now });
      if (user === null) return;
      await deleteExpiredSessions(transaction, now);
      const session = { tokenHash: sessionTokenHash(token), userId: user.id, csrfToken, createdAt: now };
      await insertSession(transaction, { ...session, expiresAt: addSeconds(now, SESSION_SECONDS) });
    });
    return user === null ? null : sessionCookie(token);
  }

  /** Hashes a password, when its turn has come. */
  hash(password: string): Promise<string> {
    return this.#hashing.run(() => hashPassword(password, this.#options.random));
  }

  /** Ends a session. */
  async logOut(tokenHash: string): Promise<void> {
    await this.#options.store.transaction((transaction) => deleteSession(transaction, tokenHash));
  }

  async #identifyByPassword(header: string | undefined): Promise<Identity | null> {
    const credentials = parseBasicCredentials(header);
    if (credentials === null) return null;
    const user = await this.#userWithPassword(credentials.username, credentials.password);
    return user === null ? null : { name: user.username, roles: user.roles, via: "basic" };
  }

  async #userWithPassword(username: string, password: string) {
    const user = await findUserByName(this.#options.store.reader, username);
    if (user !== null) {
      const claim = { username, password, passwordHash: user.passwordHash };
      if (user.isActive === 1 && this.#verified.has(claim)) return user;
      const isRight = await this.#hashing.run(() => verifyPassword(password, user.passwordHash));
      if (isRight) this.#verified.remember(claim);
      return isRight && user.isActive === 1 ? user : null;
    }
    await this.#hashing.run(() => verifyPassword(password, null));
    return null;
  }

  async #identifyBySession(cookieHeader: string | undefined): Promise<Identity | null> {
    const token = sessionTokenOf(cookieHeader);
    if (token === null) return null;
    const tokenHash = sessionTokenHash(token);
    const session = await findSession(this.#options.store.reader, { tokenHash, now: this.#options.clock.now() });
    if (session === null) return null;
    const { username, roles, csrfToken, userId } = session;
    return { name: username, roles, via: "session", csrfToken, tokenHash, userId };
  }
}
