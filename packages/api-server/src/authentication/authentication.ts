import { addSeconds, type Clock, type Instant } from "@baram/domain";
import {
  deleteExpiredSessions,
  deleteSession,
  findAccessToken,
  findSession,
  insertSession,
  type MetadataStore,
  recordLogIn,
  updateAccessTokenUsed,
} from "@baram/metadata-store";
import { accessTokenHash, accessTokenOf, type NewAccessToken, newAccessToken } from "./access-token.ts";
import { parseBasicCredentials } from "./basic-credentials.ts";
import type { Identity } from "./identity.ts";
import type { LdapDirectory } from "./ldap/ldap-directory.ts";
import type { ThrottleLimits } from "./log-in-throttle.ts";
import { type PasswordAttempt, PasswordCheck, type PasswordOutcome } from "./password-check.ts";
import type { RandomBytes } from "./random-bytes.ts";
import { identifyCommand } from "./server-token.ts";
import { SESSION_SECONDS_DEFAULT, sessionCookie, sessionTokenHash, sessionTokenOf } from "./session-cookie.ts";

/** The use of a token is noted once in so long, so that a busy one costs no write with each request. */
const USE_NOTED_SECONDS = 60;

/** What recognizing callers works with. */
export interface AuthenticationOptions {
  readonly store: MetadataStore;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly serverToken: string;
  readonly throttleLimits: ThrottleLimits;
  /** How long a log-in of the web UI lasts; absent is {@link SESSION_SECONDS_DEFAULT}. */
  readonly sessionSeconds?: number;
  /** Knows people who have no password here; absent is none. */
  readonly directory?: LdapDirectory;
}

/** What of a request says who makes it. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The network address that it came from. */
  readonly address: string;
}

/** Who makes a request, as far as it could be found out. */
export type Identification =
  | { readonly kind: "known"; readonly user: Identity }
  | { readonly kind: "unknown" }
  | Extract<PasswordOutcome, { kind: "throttled" | "directory-away" }>;

/** What came of a log-in. */
export type LogInOutcome =
  | { readonly kind: "logged-in" /** The session's. */; readonly cookie: string }
  | Exclude<PasswordOutcome, { kind: "right" }>;

/** Finds out who makes a request, and lets people in and out of the web UI. */
export class Authentication {
  readonly #options: AuthenticationOptions;
  readonly #passwords: PasswordCheck;

  constructor(options: AuthenticationOptions) {
    this.#options = options;
    this.#passwords = new PasswordCheck(options);
  }

  /** Tries the server's token, a personal access token, a name and password, and the session's cookie, in this order. */
  async identify({ headers, address }: Credentials): Promise<Identification> {
    const { authorization, cookie } = headers;
    const byToken =
      identifyCommand(this.#options.serverToken, headers) ?? (await this.#identifyByAccessToken(authorization));
    if (byToken !== null) return { kind: "known", user: byToken };
    const credentials = parseBasicCredentials(authorization);
    if (credentials !== null) {
      const outcome = await this.#passwords.check({ ...credentials, address });
      if (outcome.kind === "throttled" || outcome.kind === "directory-away") return outcome;
      if (outcome.kind === "right") {
        const { username, roles } = outcome.user;
        return { kind: "known", user: { name: username, roles, via: "basic" } };
      }
    }
    const bySession = await this.#identifyBySession(cookie);
    return bySession === null ? { kind: "unknown" } : { kind: "known", user: bySession };
  }

  /**
   * Starts a session. An unknown user costs the same work and gets the same answer as a wrong password.
   *
   * @param serverUrl the server as the browser sees it.
   */
  async logIn(attempt: PasswordAttempt, serverUrl: string): Promise<LogInOutcome> {
    const { store, clock } = this.#options;
    const outcome = await this.#passwords.check(attempt);
    if (outcome.kind === "right") return { kind: "logged-in", cookie: await this.openSession(outcome.user, serverUrl) };
    if (outcome.kind === "wrong") {
      const { username } = attempt;
      const now = clock.now();
      await store.transaction((transaction) => recordLogIn(transaction, { username, isSuccess: false, now }));
    }
    return outcome;
  }

  /**
   * Starts a session for somebody who has shown who they are.
   *
   * @param serverUrl the server as they see it. @returns the session's cookie.
   */
  async openSession(
    { id, username }: { readonly id: number; readonly username: string },
    serverUrl: string,
  ): Promise<string> {
    const { store, clock, random, sessionSeconds: lifetimeSeconds = SESSION_SECONDS_DEFAULT } = this.#options;
    const now = clock.now();
    const token = Buffer.from(random(32)).toString("base64url");
    const csrfToken = Buffer.from(random(32)).toString("base64url");
    await store.transaction(async (transaction) => {
      await recordLogIn(transaction, { username, isSuccess: true, now });
      await deleteExpiredSessions(transaction, now);
      const session = { tokenHash: sessionTokenHash(token), userId: id, csrfToken, createdAt: now };
      await insertSession(transaction, { ...session, expiresAt: addSeconds(now, lifetimeSeconds) });
    });
    return sessionCookie(token, { serverUrl, lifetimeSeconds });
  }

  /** Whether this is somebody's password; what is wrong counts as a refused log-in. */
  checkPassword(attempt: PasswordAttempt): Promise<PasswordOutcome> {
    return this.#passwords.check(attempt);
  }

  /** Hashes a password, when its turn has come. */
  hash(password: string): Promise<string> {
    return this.#passwords.hash(password);
  }

  /** Makes up a personal access token; it is not anybody's before it is kept. */
  newAccessToken(): NewAccessToken {
    return newAccessToken(this.#options.random);
  }

  /** Ends a session. */
  async logOut(tokenHash: string): Promise<void> {
    await this.#options.store.transaction((transaction) => deleteSession(transaction, tokenHash));
  }

  async #identifyByAccessToken(header: string | undefined): Promise<Identity | null> {
    const token = accessTokenOf(header);
    if (token === null) return null;
    const { store, clock } = this.#options;
    const now = clock.now();
    const found = await findAccessToken(store.reader, { tokenHash: accessTokenHash(token), now });
    if (found === null) return null;
    const { id, username, roles, userId, lastUsedAt } = found;
    if (isDueToNote(lastUsedAt, now)) {
      await store.transaction((transaction) => updateAccessTokenUsed(transaction, { id, now }));
    }
    return { name: username, roles, via: "access-token", userId };
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

function isDueToNote(lastUsedAt: Instant | null, now: Instant): boolean {
  return lastUsedAt === null || addSeconds(lastUsedAt, USE_NOTED_SECONDS) <= now;
}
