import type { Instant } from "@baram/domain";
import { type ClaimedListenerEvent, claimListenerEvents, type MetadataTransaction } from "@baram/metadata-store";

/**
 * Takes what listeners are to be told of, for one delivery. Who takes some has until the end of the lease, then somebody
 * else may: each is delivered at least once.
 */
export function takeListenerEvents(
  transaction: MetadataTransaction,
  input: {
    readonly now: Instant;
    /** Who delivers them. */
    readonly jobId: number;
    readonly limit: number;
    readonly leaseSeconds: number;
    readonly token: string;
  },
): Promise<readonly ClaimedListenerEvent[]> {
  return claimListenerEvents(transaction, input);
}
