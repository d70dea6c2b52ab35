import type { Instant } from "@baram/domain";
import { type MetadataTransaction, noteChange } from "../metadata-store.ts";

/** Forgets what listeners have been told of, as far as the delivery is still the caller's. */
export async function deleteListenerEvents(
  transaction: MetadataTransaction,
  { ids, token }: { readonly ids: readonly number[]; readonly token: string },
): Promise<void> {
  await transaction.deleteFrom("listenerEvent").where("id", "in", ids).where("token", "=", token).execute();
}

/** Leaves to a later delivery what this one did not bring to the listeners, as far as it is still the caller's. */
export async function postponeListenerEvents(
  transaction: MetadataTransaction,
  { ids, token, nextTryAt }: { readonly ids: readonly number[]; readonly token: string; readonly nextTryAt: Instant },
): Promise<void> {
  await transaction
    .updateTable("listenerEvent")
    .set({ token: null, nextTryAt })
    .where("id", "in", ids)
    .where("token", "=", token)
    .execute();
  noteChange(transaction, { kind: "listenerEvent" });
}

/** Leaves to the next what schedulers that are gone were delivering. */
export async function releaseListenerEvents(
  transaction: MetadataTransaction,
  { jobIds, now }: { readonly jobIds: readonly number[]; readonly now: Instant },
): Promise<void> {
  if (jobIds.length === 0) return;
  const { numUpdatedRows } = await transaction
    .updateTable("listenerEvent")
    .set({ token: null, nextTryAt: now })
    .where("token", "is not", null)
    .where("jobId", "in", jobIds)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) noteChange(transaction, { kind: "listenerEvent" });
}
