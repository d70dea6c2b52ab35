import type { Instant, JsonObject } from "@baram/domain";
import { listenerEventsOf, type MetadataTransaction } from "../metadata-store.ts";

/** The ids of assets by URI, which are made where there are none. @param extra replaces what is there; `null` keeps it. */
export async function ensureAssets(
  transaction: MetadataTransaction,
  {
    assets,
    now,
  }: { readonly assets: readonly { readonly uri: string; readonly extra: JsonObject | null }[]; readonly now: Instant },
): Promise<ReadonlyMap<string, number>> {
  const byUri = new Map(assets.map((asset) => [asset.uri, asset]));
  await tellOfNewAssets(transaction, [...byUri.keys()]);
  // In one order, so that transactions that name the same assets do not wait for one another crosswise.
  for (const { uri, extra } of [...byUri.values()].toSorted((one, other) => (one.uri < other.uri ? -1 : 1))) {
    const values = { uri, extra: JSON.stringify(extra ?? {}), createdAt: now };
    await transaction
      .insertInto("asset")
      .values(values)
      .onConflict((conflict) =>
        extra === null
          ? conflict.column("uri").doNothing()
          : conflict.column("uri").doUpdateSet({ extra: values.extra }),
      )
      .execute();
  }
  if (byUri.size === 0) return new Map();
  const rows = await transaction
    .selectFrom("asset")
    .select(["id", "uri"])
    .where("uri", "in", [...byUri.keys()])
    .execute();
  return new Map(rows.map(({ id, uri }) => [uri, id]));
}

/** Costs nothing where nobody listens. */
async function tellOfNewAssets(transaction: MetadataTransaction, uris: readonly string[]): Promise<void> {
  const listenerEvents = listenerEventsOf(transaction);
  if (listenerEvents === null || uris.length === 0) return;
  const known = await transaction.selectFrom("asset").select("uri").where("uri", "in", uris).execute();
  const knownUris = new Set(known.map(({ uri }) => uri));
  for (const uri of uris) if (!knownUris.has(uri)) listenerEvents.push({ kind: "assetCreated", uri });
}

/** The ids of aliases by name, which are made where there are none. */
export async function ensureAssetAliases(
  transaction: MetadataTransaction,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const distinct = [...new Set(names)].toSorted();
  if (distinct.length === 0) return new Map();
  await transaction
    .insertInto("assetAlias")
    .values(distinct.map((name) => ({ name })))
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const rows = await transaction
    .selectFrom("assetAlias")
    .select(["id", "name"])
    .where("name", "in", distinct)
    .execute();
  return new Map(rows.map(({ id, name }) => [name, id]));
}
