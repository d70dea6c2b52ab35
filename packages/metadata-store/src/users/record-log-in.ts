import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

/** Counts a log-in, good or refused. A name that nobody has is the same statement without a row. */
export async function recordLogIn(
  transaction: MetadataTransaction,
  { username, isSuccess, now }: { readonly username: string; readonly isSuccess: boolean; readonly now: Instant },
): Promise<void> {
  await transaction
    .updateTable("user")
    .set((column) =>
      isSuccess
        ? { lastLoginAt: now, loginCount: column("loginCount", "+", 1), failLoginCount: 0 }
        : { failLoginCount: column("failLoginCount", "+", 1) },
    )
    .where("username", "=", username)
    .execute();
}
