import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** When each of some assets was updated last, by id; one that never was is missing. A look into an index for each. */
export async function readLastAssetUpdates(
  reader: MetadataReader,
  assetIds: readonly number[],
): Promise<ReadonlyMap<number, Instant>> {
  if (assetIds.length === 0) return new Map();
  const rows = await reader
    .selectFrom("asset")
    .select((query) => [
      "asset.id",
      query
        .selectFrom("assetEvent")
        .select("assetEvent.createdAt")
        .whereRef("assetEvent.assetId", "=", "asset.id")
        .orderBy("assetEvent.createdAt", "desc")
        .limit(1)
        .as("updatedAt"),
    ])
    .where(isOneOf(sql.ref("asset.id"), assetIds))
    .execute();
  return new Map(rows.flatMap(({ id, updatedAt }) => (updatedAt === null ? [] : [[id, updatedAt] as const])));
}
