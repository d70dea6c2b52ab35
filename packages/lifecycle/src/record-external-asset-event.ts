import type { Instant, JsonObject } from "@baram/domain";
import type { MetadataTransaction } from "@baram/metadata-store";
import { recordAssetEvents } from "./record-asset-events.ts";

/** What came of it. */
export type RecordExternalAssetEventOutcome = { readonly kind: "recorded" } | { readonly kind: "asset-not-found" };

/**
 * Records that something outside of Baram updated an asset.
 *
 * Parity: one that no Dag ever named is refused, and the event's extra says where it came from.
 */
export async function recordExternalAssetEvent(
  transaction: MetadataTransaction,
  { uri, extra, now }: { readonly uri: string; readonly extra: JsonObject; readonly now: Instant },
): Promise<RecordExternalAssetEventOutcome> {
  const asset = await transaction.selectFrom("asset").select("id").where("uri", "=", uri).executeTakeFirst();
  if (asset === undefined) return { kind: "asset-not-found" };
  await recordAssetEvents(transaction, {
    updates: [{ uri, extra: { ...extra, from_rest_api: true }, aliasNames: [], source: null }],
    now,
  });
  return { kind: "recorded" };
}
