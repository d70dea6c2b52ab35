import type { Instant } from "@baram/domain";
import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader, MetadataTransaction } from "../metadata-store.ts";

/** Which of the updates that were noted for Dags. */
export interface NotedAssetUpdateFilter {
  readonly dagIds?: readonly string[] | undefined;
  readonly uri?: string | undefined;
  /** Not at this moment any more. */
  readonly before?: Instant | undefined;
}

/** The updates that Dags wait to use. */
export function listNotedAssetUpdates(reader: MetadataReader, { dagIds, uri, before }: NotedAssetUpdateFilter) {
  return reader
    .selectFrom("assetUpdateNoted")
    .innerJoin("asset", "asset.id", "assetUpdateNoted.assetId")
    .select(["assetUpdateNoted.dagId", "assetUpdateNoted.createdAt", "asset.uri"])
    .$if(dagIds !== undefined, (query) => query.where(isOneOf(sql.ref("assetUpdateNoted.dagId"), dagIds ?? [])))
    .$if(uri !== undefined, (query) => query.where("asset.uri", "=", uri ?? ""))
    .$if(before !== undefined, (query) => query.where("assetUpdateNoted.createdAt", "<", before as Instant))
    .orderBy("assetUpdateNoted.dagId")
    .orderBy("asset.uri")
    .execute();
}

/** Forgets updates, which then make no run. @returns how many. */
export async function deleteNotedAssetUpdates(
  transaction: MetadataTransaction,
  { dagIds, uri, before }: NotedAssetUpdateFilter,
): Promise<number> {
  const result = await transaction
    .deleteFrom("assetUpdateNoted")
    .$if(dagIds !== undefined, (query) => query.where(isOneOf(sql.ref("dagId"), dagIds ?? [])))
    .$if(uri !== undefined, (query) =>
      query.where("assetId", "in", (inner) =>
        inner
          .selectFrom("asset")
          .select("asset.id")
          .where("asset.uri", "=", uri ?? ""),
      ),
    )
    .$if(before !== undefined, (query) => query.where("createdAt", "<", before as Instant))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
