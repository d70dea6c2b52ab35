import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";
import { insertUserRoles } from "./update-user.ts";

/** A person to let in. */
export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly now: Instant;
}

/** Writes an active user. `false` when the name or the e-mail address is taken. */
export async function insertUser(transaction: MetadataTransaction, { roles, now, ...user }: NewUser): Promise<boolean> {
  const created = await transaction
    .insertInto("user")
    .values({
      ...user,
      isActive: 1,
      createdAt: now,
      changedAt: now,
      lastLoginAt: null,
      loginCount: 0,
      failLoginCount: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (created === undefined) return false;
  await insertUserRoles(transaction, created.id, roles);
  return true;
}
