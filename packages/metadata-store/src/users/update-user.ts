import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

/** What can be changed of a user; what is absent stays. Name and e-mail address must be free. */
export interface UserChanges {
  readonly username?: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly passwordHash?: string;
  /** In place of those the user has. */
  readonly roles?: readonly string[];
}

/** Changes a user. With a new password every log-in of the old one ends, but the one whose hash is given. */
export async function updateUser(
  transaction: MetadataTransaction,
  userId: number,
  {
    roles,
    now,
    keptSessionHash,
    ...columns
  }: UserChanges & { readonly now: Instant; readonly keptSessionHash?: string },
): Promise<void> {
  await transaction
    .updateTable("user")
    .set({ ...columns, changedAt: now })
    .where("id", "=", userId)
    .execute();
  if (columns.passwordHash !== undefined) {
    await transaction
      .deleteFrom("session")
      .where("userId", "=", userId)
      .where("tokenHash", "!=", keptSessionHash ?? "")
      .execute();
  }
  if (roles === undefined) return;
  await transaction.deleteFrom("userRole").where("userId", "=", userId).execute();
  await insertUserRoles(transaction, userId, roles);
}

/** Gives a user roles that they do not have. */
export async function insertUserRoles(
  transaction: MetadataTransaction,
  userId: number,
  roles: readonly string[],
): Promise<void> {
  const rows = [...new Set(roles)].map((role) => ({ userId, role }));
  if (rows.length > 0) await transaction.insertInto("userRole").values(rows).execute();
}

/** Deletes a user with their log-ins. @returns whether there was one. */
export async function deleteUser(transaction: MetadataTransaction, username: string): Promise<boolean> {
  const result = await transaction.deleteFrom("user").where("username", "=", username).executeTakeFirst();
  return result.numDeletedRows > 0n;
}
