import type { Instant } from "@baram/domain";
import { type MetadataTransaction, releaseCallbacks } from "@baram/metadata-store";

/** Has delivered by the next what schedulers that are gone were delivering. @returns how many callbacks there were. */
export function adoptCallbacks(
  transaction: MetadataTransaction,
  input: { readonly jobIds: readonly number[]; readonly now: Instant },
): Promise<number> {
  return releaseCallbacks(transaction, input);
}
