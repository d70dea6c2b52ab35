import { addSeconds, type Instant, type ListenerEvent } from "@baram/domain";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** An event whose delivery begins. */
export interface ClaimedListenerEvent {
  readonly id: number;
  readonly event: ListenerEvent;
  /** This one included. */
  readonly tries: number;
}

/** Who claims, and how much. */
export interface ListenerEventClaim {
  readonly now: Instant;
  readonly jobId: number;
  readonly limit: number;
  /** From when on somebody else may deliver them. */
  readonly leaseSeconds: number;
  readonly token: string;
}

/**
 * Takes the oldest events. Where one of them is being delivered, or waits to be tried again, what came after it waits, too:
 * listeners hear of things in the order in which they happened. One that could not be delivered before goes alone.
 */
export async function claimListenerEvents(
  transaction: MetadataTransaction,
  { now, jobId, limit, leaseSeconds, token }: ListenerEventClaim,
): Promise<readonly ClaimedListenerEvent[]> {
  const rows = await transaction
    .selectFrom("listenerEvent")
    .select(["id", "event", "tries", "nextTryAt"])
    .orderBy("id")
    .limit(limit)
    // Another scheduler that takes the same ones is waited for, and then has them.
    .$if(dialectOf(transaction).locksRows, (query) => query.forUpdate())
    .execute();
  const [first] = rows;
  if (first === undefined || first.nextTryAt > now) return [];
  const taken = first.tries > 0 ? [first] : takeWhile(rows, ({ tries, nextTryAt }) => tries === 0 && nextTryAt <= now);
  await transaction
    .updateTable("listenerEvent")
    .set((row) => ({ token, jobId, tries: row("tries", "+", 1), nextTryAt: addSeconds(now, leaseSeconds) }))
    .where(
      "id",
      "in",
      taken.map(({ id }) => id),
    )
    .execute();
  return taken.map(({ id, event, tries }) => ({ id, event: JSON.parse(event) as ListenerEvent, tries: tries + 1 }));
}

function takeWhile<Row>(rows: readonly Row[], isTaken: (row: Row) => boolean): readonly Row[] {
  const end = rows.findIndex((row) => !isTaken(row));
  return end === -1 ? rows : rows.slice(0, end);
}
