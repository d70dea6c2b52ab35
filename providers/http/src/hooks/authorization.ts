import type { Connection } from "baram";

/**
 * How requests say who sends them: `basic` with login and password, `bearer` with the password as the token, or not at
 * all.
 */
export type HttpAuthType = "basic" | "bearer" | "none";

/** The ways to authorize, for authors without a compiler. */
export const HTTP_AUTH_TYPES: readonly HttpAuthType[] = ["basic", "bearer", "none"];

/**
 * The header `authorization`, or `null` for none.
 *
 * @param authType what the author said; unsaid, a connection with a login is basic.
 */
export function authorizationOf(
  { login, password }: Pick<Connection, "login" | "password">,
  authType: HttpAuthType | null,
): string | null {
  if (authType === "none") return null;
  if (authType === "bearer") return password === null ? null : `Bearer ${password}`;
  if (!login) return null;
  return `Basic ${Buffer.from(`${login}:${password ?? ""}`).toString("base64")}`;
}
