import { createHash } from "node:crypto";
import type { RandomBytes } from "./random-bytes.ts";

/** Begins every personal access token, so that programs which look for leaked secrets know one. */
const PREFIX = "baram_pat_";
const SECRET_BYTES = 32;
const HINT_LENGTH = 4;

/** A token as its owner is shown it, this once, with what is kept of it. */
export interface NewAccessToken {
  readonly token: string;
  readonly tokenHash: string;
  readonly hint: string;
}

/** Makes up a token. */
export function newAccessToken(random: RandomBytes): NewAccessToken {
  const token = `${PREFIX}${Buffer.from(random(SECRET_BYTES)).toString("base64url")}`;
  return { token, tokenHash: accessTokenHash(token), hint: token.slice(-HINT_LENGTH) };
}

/** The personal access token of a request; `null` where the request carries something else, or nothing. */
export function accessTokenOf(header: string | undefined): string | null {
  const match = /^Bearer\s+(\S+)\s*$/i.exec(header ?? "");
  const token = match?.[1];
  return token?.startsWith(PREFIX) === true ? token : null;
}

/** What the database holds in place of the token. A token is long and random, so one fast hash protects it. */
export function accessTokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
