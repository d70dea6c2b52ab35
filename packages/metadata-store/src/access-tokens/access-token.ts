import type { Instant } from "@baram/domain";
import type { Insertable } from "kysely";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";
import type { AccessTokenTable } from "../tables/user-tables.ts";
import { listRoles } from "../users/find-user.ts";

/** The personal access token with this hash, its owner and their roles; `null` when it has ended or its owner may not log in. */
export async function findAccessToken(
  reader: MetadataReader,
  { tokenHash, now }: { readonly tokenHash: string; readonly now: Instant },
) {
  const token = await reader
    .selectFrom("accessToken")
    .innerJoin("user", "user.id", "accessToken.userId")
    .select(["accessToken.id", "accessToken.userId", "accessToken.lastUsedAt", "user.username"])
    .where("accessToken.tokenHash", "=", tokenHash)
    .where((where) => where.or([where("accessToken.expiresAt", "is", null), where("accessToken.expiresAt", ">", now)]))
    .where("user.isActive", "=", 1)
    .executeTakeFirst();
  return token === undefined ? null : { ...token, roles: await listRoles(reader, token.userId) };
}

/** The personal access tokens of a user, the newest first, those that have ended included. */
export async function listAccessTokens(reader: MetadataReader, userId: number) {
  return reader
    .selectFrom("accessToken")
    .select(["id", "name", "hint", "createdAt", "expiresAt", "lastUsedAt"])
    .where("userId", "=", userId)
    .orderBy("id", "desc")
    .execute();
}

/** Keeps a new token. @returns its id; `null` when its owner has one of this name. */
export async function insertAccessToken(
  transaction: MetadataTransaction,
  token: Omit<Insertable<AccessTokenTable>, "id" | "lastUsedAt">,
): Promise<number | null> {
  const created = await transaction
    .insertInto("accessToken")
    .values({ ...token, lastUsedAt: null })
    .onConflict((conflict) => conflict.columns(["userId", "name"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return created?.id ?? null;
}

/** Notes that a token was used. */
export async function updateAccessTokenUsed(
  transaction: MetadataTransaction,
  { id, now }: { readonly id: number; readonly now: Instant },
): Promise<void> {
  await transaction.updateTable("accessToken").set({ lastUsedAt: now }).where("id", "=", id).execute();
}

/** Takes a token from its owner. @returns whether they had it. */
export async function deleteAccessToken(
  transaction: MetadataTransaction,
  { id, userId }: { readonly id: number; readonly userId: number },
): Promise<boolean> {
  const result = await transaction
    .deleteFrom("accessToken")
    .where("id", "=", id)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
