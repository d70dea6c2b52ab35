import { createHash } from "node:crypto";

const COOKIE = "baram_session";

/** How long a log-in of the web UI lasts: Airflow's 30 days. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** The cookie that keeps a browser logged in: out of reach of scripts, and of requests that other sites make. */
export function sessionCookie(token: string, isSecure: boolean): string {
  // Over TLS the browser is told never to send it in clear.
  return `${COOKIE}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

/** The cookie that takes the session's away. */
export const ENDED_SESSION_COOKIE = `${COOKIE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

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
