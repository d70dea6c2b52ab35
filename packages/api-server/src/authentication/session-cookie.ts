import { createHash } from "node:crypto";
import { cookieScope } from "./cookie-scope.ts";

const COOKIE = "baram_session";

/** How long a log-in of the web UI lasts where nobody says: Airflow's 30 days. */
export const SESSION_SECONDS_DEFAULT = 30 * 24 * 60 * 60;

/** The cookie that keeps a browser logged in. @param given.serverUrl the server as that browser sees it. */
export function sessionCookie(
  token: string,
  given: { readonly serverUrl: string; readonly lifetimeSeconds: number },
): string {
  return `${COOKIE}=${token}; Max-Age=${given.lifetimeSeconds}; ${cookieScope(given.serverUrl)}`;
}

/** The cookie that takes the session's away. */
export function endedSessionCookie(serverUrl: string): string {
  return `${COOKIE}=; Max-Age=0; ${cookieScope(serverUrl)}`;
}

/** The session token among a request's cookies; `null` when there is none. */
export function sessionTokenOf(cookieHeader: string | undefined): string | null {
  for (const cookie of (cookieHeader ?? "").split(";")) {
    const [name, value] = cookie.trim().split("=", 2);
    if (name === COOKIE && value !== undefined && value !== "") return value;
  }
  return null;
}

/** What the session table holds in place of the token. */
export function sessionTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
