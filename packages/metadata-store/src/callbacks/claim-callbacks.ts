import { addSeconds, type CallbackCall, type Instant } from "@baram/domain";
import { sql } from "kysely";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** A callback whose delivery begins. */
export interface ClaimedCallback {
  readonly id: number;
  readonly dagId: string;
  readonly dagRunId: number;
  readonly taskInstanceId: number | null;
  readonly call: CallbackCall;
  /** This one included. */
  readonly tries: number;
  readonly token: string;
}

/** Who claims, and how much. */
export interface CallbackClaim {
  readonly now: Instant;
  readonly jobId: number;
  readonly limit: number;
  /** Takes those of one run alone; absent, of any. */
  readonly dagRunId?: number | undefined;
  /** From when on somebody else may deliver it. */
  readonly leaseSeconds: number;
  readonly newToken: () => string;
}

/** Takes callbacks that are due, those that wait longest first; what another scheduler is taking is passed over. */
export async function claimCallbacks(
  transaction: MetadataTransaction,
  { now, jobId, limit, dagRunId, leaseSeconds, newToken }: CallbackClaim,
): Promise<readonly ClaimedCallback[]> {
  const rows = await transaction
    .selectFrom("callback")
    .select(["id", "dagId", "dagRunId", "taskInstanceId", "call", "tries"])
    // Written out, so that the partial index is used.
    .where("state", "=", sql.lit("pending"))
    .where("nextTryAt", "<=", now)
    .$if(dagRunId !== undefined, (query) => query.where("dagRunId", "=", dagRunId ?? 0))
    .orderBy("nextTryAt")
    .orderBy("id")
    .limit(limit)
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate().skipLocked())
    .execute();
  const claimed: ClaimedCallback[] = [];
  for (const row of rows) {
    const token = newToken();
    const tries = row.tries + 1;
    const nextTryAt = addSeconds(now, leaseSeconds);
    await transaction
      .updateTable("callback")
      .set({ token, jobId, tries, nextTryAt })
      .where("id", "=", row.id)
      .execute();
    claimed.push({ ...row, call: JSON.parse(row.call) as CallbackCall, tries, token });
  }
  return claimed;
}
