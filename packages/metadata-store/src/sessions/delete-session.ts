import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

/** Ends one log-in. */
/** Ends one log-in. */
export async function deleteSession(transaction: MetadataTransaction, tokenHash: string): Promise<void> {
  await transaction.deleteFrom("session").where("tokenHash", "=", tokenHash).execute();
}

/** Removes the log-ins that have run out. */
/** Forgets the log-ins whose time is over. */
export async function deleteExpiredSessions(transaction: MetadataTransaction, now: Instant): Promise<void> {
  await transaction.deleteFrom("session").where("expiresAt", "<=", now).execute();
}
