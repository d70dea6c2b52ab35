import { type Instant, parseInstant } from "@baram/domain";
import { deleteAccessToken, findUserByName, insertAccessToken, listAccessTokens } from "@baram/metadata-store";
import type { Identity } from "../authentication/identity.ts";
import { noContent, ok, problem, type Reply } from "../http/reply.ts";
import * as schema from "../http/schema.ts";
import type { RouteDependencies } from "../route-dependencies.ts";
import { representAccessToken } from "./representations/access-token.ts";

const NAME_LENGTH_MAXIMUM = 250;

/** What a client says of a token that it wants. */
export const AccessTokenBody = schema.object("CreateAccessToken", {
  name: schema.text(),
  /** Absent or `null` for one that does not end by itself. */
  expires_at: schema.optionally(schema.nullable(schema.dateTime())),
});

/** The user who asks; refused where that is a command of the operating system's, which is no user here. */
export async function findOwnUser(
  user: Identity,
  { store }: Pick<RouteDependencies, "store">,
): Promise<{ readonly userId: number } | Reply<never>> {
  if ("userId" in user) return { userId: user.userId };
  const account = user.via === "basic" ? await findUserByName(store.reader, user.name) : null;
  if (account !== null) return { userId: account.id };
  return problem(403, {
    detail: "Only users have access tokens; name one in the path: /users/{username}/accessTokens.",
  });
}

/** Answers with somebody's tokens. */
export async function answerAccessTokens(userId: number, { store }: Pick<RouteDependencies, "store">) {
  const tokens = await listAccessTokens(store.reader, userId);
  return ok({ access_tokens: tokens.map(representAccessToken), total_entries: tokens.length });
}

/** Makes a token for somebody, and answers with it. */
export async function createAccessTokenOf(
  userId: number,
  { name, expires_at: expires }: schema.Described<typeof AccessTokenBody>,
  { store, clock, authentication }: Pick<RouteDependencies, "store" | "clock" | "authentication">,
) {
  const now = clock.now();
  const expiresAt = expires === undefined || expires === null ? null : parseInstant(expires);
  const refusal = refusalOf({ name, expiresAt, now });
  if (refusal !== null) return problem(400, { detail: refusal });
  const { token, tokenHash, hint } = authentication.newAccessToken();
  const row = { name, hint, createdAt: now, expiresAt };
  const id = await store.transaction((transaction) => insertAccessToken(transaction, { ...row, userId, tokenHash }));
  if (id === null) return problem(409, { detail: `There is an access token of the name "${name}" already.` });
  return ok({ ...representAccessToken({ ...row, id, lastUsedAt: null }), token });
}

/** Takes a token from somebody. */
export async function deleteAccessTokenOf(userId: number, id: number, { store }: Pick<RouteDependencies, "store">) {
  const isDeleted = await store.transaction((transaction) => deleteAccessToken(transaction, { id, userId }));
  return isDeleted ? noContent() : problem(404, { detail: `There is no access token with the id ${id}.` });
}

function refusalOf(token: { readonly name: string; readonly expiresAt: Instant | null; readonly now: Instant }) {
  const { name, expiresAt, now } = token;
  if (name.trim() === "") return "An access token needs a name.";
  if (name.length > NAME_LENGTH_MAXIMUM) return `The name has more than ${NAME_LENGTH_MAXIMUM} characters.`;
  return expiresAt !== null && expiresAt <= now ? "expires_at lies in the past." : null;
}
