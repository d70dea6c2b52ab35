import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** An event with the asset it happened to. */
export interface AssetEventRow {
  readonly id: number;
  readonly assetId: number;
  readonly uri: string;
  readonly createdAt: Instant;
  /** A JSON object. */
  readonly extra: string;
  readonly sourceDagId: string | null;
  readonly sourceRunId: string | null;
  readonly sourceTaskId: string | null;
  readonly sourceMapIndex: number | null;
}

/** The events of an asset, oldest first. */
export function listAssetEvents(
  reader: MetadataReader,
  { assetId }: { readonly assetId: number },
): Promise<readonly AssetEventRow[]> {
  return selectAssetEvents(reader).where("assetEvent.assetId", "=", assetId).execute();
}

/** The events that tasks made under an alias, oldest first; none for one that nobody knows. */
export function listAssetEventsOfAlias(
  reader: MetadataReader,
  { aliasName }: { readonly aliasName: string },
): Promise<readonly AssetEventRow[]> {
  return selectAssetEvents(reader)
    .innerJoin("assetEventOfAlias as made", "made.assetEventId", "assetEvent.id")
    .innerJoin("assetAlias", "assetAlias.id", "made.assetAliasId")
    .where("assetAlias.name", "=", aliasName)
    .execute();
}

/** The events that a run was made for, oldest first; none for a run that was not made for any. */
export function listAssetEventsOfDagRun(
  reader: MetadataReader,
  { dagRunId }: { readonly dagRunId: number },
): Promise<readonly AssetEventRow[]> {
  return selectAssetEvents(reader)
    .innerJoin("dagRunAssetEvent", "dagRunAssetEvent.assetEventId", "assetEvent.id")
    .where("dagRunAssetEvent.dagRunId", "=", dagRunId)
    .execute();
}

function selectAssetEvents(reader: MetadataReader) {
  return reader
    .selectFrom("assetEvent")
    .innerJoin("asset", "asset.id", "assetEvent.assetId")
    .select([
      "assetEvent.id",
      "assetEvent.assetId",
      "asset.uri",
      "assetEvent.createdAt",
      "assetEvent.extra",
      "assetEvent.sourceDagId",
      "assetEvent.sourceRunId",
      "assetEvent.sourceTaskId",
      "assetEvent.sourceMapIndex",
    ])
    .orderBy("assetEvent.createdAt")
    .orderBy("assetEvent.id");
}
