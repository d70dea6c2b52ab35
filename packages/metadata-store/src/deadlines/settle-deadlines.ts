import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataTransaction } from "../metadata-store.ts";

/** Forgets deadlines that were met, and keeps those that were missed. */
export async function settleDeadlines(
  transaction: MetadataTransaction,
  { met, missed, now }: { readonly met: readonly number[]; readonly missed: readonly number[]; readonly now: Instant },
): Promise<void> {
  if (met.length > 0) {
    await transaction
      .deleteFrom("deadline")
      .where(isOneOf(sql.ref("id"), met))
      .execute();
  }
  if (missed.length === 0) return;
  await transaction
    .updateTable("deadline")
    .set({ state: "missed", missedAt: now })
    .where(isOneOf(sql.ref("id"), missed))
    .execute();
}
