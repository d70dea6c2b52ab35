import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

/** A person to let in. */
export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string;
  readonly role: string;
  readonly now: Instant;
}

/** Writes an active user with one role. `false` when the name or the e-mail address is taken. */
export async function insertUser(transaction: MetadataTransaction, { role, now, ...user }: NewUser): Promise<boolean> {
  const created = await transaction
    .insertInto("user")
    .values({ ...user, isActive: 1, createdAt: now, lastLoginAt: null, loginCount: 0, failLoginCount: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (created === undefined) return false;
  await transaction.insertInto("userRole").values({ userId: created.id, role }).execute();
  return true;
}
