import type { Instant } from "@baram/domain";
import { type ClaimedCallback, claimCallbacks, type MetadataTransaction } from "@baram/metadata-store";

/**
 * Takes callbacks that author code is to be told of, for one delivery. Who takes one has until the end of the lease, then
 * somebody else may: each is delivered at least once.
 */
export function takeCallbacks(
  transaction: MetadataTransaction,
  input: {
    readonly now: Instant;
    /** Who delivers them. */
    readonly jobId: number;
    readonly limit: number;
    /** Takes those of one run alone; absent, of any. */
    readonly dagRunId?: number | undefined;
    readonly leaseSeconds: number;
    readonly newToken: () => string;
  },
): Promise<readonly ClaimedCallback[]> {
  return claimCallbacks(transaction, input);
}
