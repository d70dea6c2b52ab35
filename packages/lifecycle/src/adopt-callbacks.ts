import type { Instant } from "@baram/domain";
import { type MetadataTransaction, releaseCallbacks, releaseListenerEvents } from "@baram/metadata-store";

/**
 * Has delivered by the next what schedulers that are gone were delivering, to callbacks and to listeners.
 *
 * @returns how many callbacks there were.
 */
export async function adoptCallbacks(
  transaction: MetadataTransaction,
  input: { readonly jobIds: readonly number[]; readonly now: Instant },
): Promise<number> {
  await releaseListenerEvents(transaction, input);
  return releaseCallbacks(transaction, input);
}
