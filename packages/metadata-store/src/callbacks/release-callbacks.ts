import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** Leaves to the next what schedulers that are gone were delivering. @returns how many there were. */
export async function releaseCallbacks(
  transaction: MetadataTransaction,
  { jobIds, now }: { readonly jobIds: readonly number[]; readonly now: Instant },
): Promise<number> {
  if (jobIds.length === 0) return 0;
  const { numUpdatedRows } = await transaction
    .updateTable("callback")
    .set({ token: null, nextTryAt: now })
    // Written out, so that the partial index is used.
    .where("state", "=", sql.lit("pending"))
    .where("token", "is not", null)
    .where("jobId", "in", jobIds)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) noteChange(transaction, { kind: "callback" });
  return Number(numUpdatedRows);
}
