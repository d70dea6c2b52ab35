import type { Instant } from "@baram/domain";
import { dialectOf, type MetadataTransaction } from "../metadata-store.ts";

/** That an asset was updated for which a Dag waits. */
export interface NotedAssetUpdate {
  readonly assetId: number;
  readonly uri: string;
  /** When it was updated first since the Dag's last run for it. */
  readonly createdAt: Instant;
}

/**
 * Locks what is noted for a Dag, which the caller has locked.
 *
 * Whoever updates an asset holds its notes until it commits. So what is claimed is of updates that are committed: the
 * events of all of them can be read now.
 *
 * @param waits for whoever updates an asset right now; otherwise what that holds is left out.
 */
export function claimNotedAssetUpdates(
  transaction: MetadataTransaction,
  { dagId, waits }: { readonly dagId: string; readonly waits: boolean },
): Promise<readonly NotedAssetUpdate[]> {
  return transaction
    .selectFrom("assetUpdateNoted as noted")
    .innerJoin("asset", "asset.id", "noted.assetId")
    .select(["noted.assetId", "asset.uri", "noted.createdAt"])
    .where("noted.dagId", "=", dagId)
    .orderBy("noted.assetId")
    .$if(dialectOf(transaction).locksRows, (query) => {
      const locking = query.forUpdate("noted");
      return waits ? locking : locking.skipLocked();
    })
    .execute();
}
