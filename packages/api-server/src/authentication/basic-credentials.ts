/** What an `Authorization: Basic` header says. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/** Reads the header. Parity: another scheme, a broken text, an empty name or password count as no credentials. */
export function parseBasicCredentials(header: string | undefined): BasicCredentials | null {
  const match = /^Basic\s+([A-Za-z0-9+/_-]+={0,2})\s*$/i.exec(header ?? "");
  if (match?.[1] === undefined) return null;
  const text = Buffer.from(match[1], "base64").toString("utf8");
  const colon = text.indexOf(":");
  // A name with a NUL is nobody's, and PostgreSQL would not be asked for it.
  if (colon < 1 || colon === text.length - 1 || text.includes("\0")) return null;
  return { username: text.slice(0, colon), password: text.slice(colon + 1) };
}
