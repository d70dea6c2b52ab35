import type { Instant } from "@baram/domain";
import type { MetadataTransaction } from "../metadata-store.ts";

export async function deleteSession(transaction: MetadataTransaction, tokenHash: string): Promise<void> {
  await transaction.deleteFrom("session").where("tokenHash", "=", tokenHash).execute();
}

export async function deleteExpiredSessions(transaction: MetadataTransaction, now: Instant): Promise<void> {
  await transaction.deleteFrom("session").where("expiresAt", "<=", now).execute();
}
