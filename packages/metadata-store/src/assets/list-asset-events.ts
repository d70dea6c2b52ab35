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

/** The events of some assets, oldest first. */
export function listAssetEvents(
  reader: MetadataReader,
  {
    assetIds,
    after,
    until,
    unusedBy,
  }: {
    readonly assetIds: readonly number[];
    /** `null` for from the beginning. */
    readonly after: Instant | null;
    /** `null` for all there are. */
    readonly until: Instant | null;
    /** Without those that a run of this Dag was made for. */
    readonly unusedBy?: string;
  },
): Promise<readonly AssetEventRow[]> {
  if (assetIds.length === 0) return Promise.resolve([]);
  return selectAssetEvents(reader)
    .where("assetEvent.assetId", "in", [...assetIds])
    .$if(after !== null, (query) => query.where("assetEvent.createdAt", ">", after))
    .$if(until !== null, (query) => query.where("assetEvent.createdAt", "<=", until))
    .$if(unusedBy !== undefined, (query) =>
      query.where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("dagRunAssetEvent as use")
              .innerJoin("dagRun", "dagRun.id", "use.dagRunId")
              .select("use.dagRunId")
              .whereRef("use.assetEventId", "=", "assetEvent.id")
              .where("dagRun.dagId", "=", unusedBy ?? ""),
          ),
        ),
      ),
    )
    .execute();
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
