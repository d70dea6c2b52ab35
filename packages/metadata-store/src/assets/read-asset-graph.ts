import type { MetadataReader } from "../metadata-store.ts";
import type { AssetRole } from "../tables/asset-tables.ts";

/** Which Dags read and write which assets. */
export interface AssetGraph {
  readonly assets: readonly { readonly id: number; readonly uri: string; readonly extra: string }[];
  readonly aliases: readonly { readonly id: number; readonly name: string; readonly assetIds: readonly number[] }[];
  /** Of active Dags. */
  readonly edges: readonly AssetGraphEdge[];
}

/** What a Dag, or one of its tasks, has to do with an asset or an alias. */
export interface AssetGraphEdge {
  readonly of: "asset" | "alias";
  /** Of the asset or the alias. */
  readonly id: number;
  readonly dagId: string;
  readonly role: AssetRole;
  /** `null` for the schedule, which is the Dag's. */
  readonly taskId: string | null;
}

/** Reads the whole graph of Dags and assets. */
export async function readAssetGraph(reader: MetadataReader): Promise<AssetGraph> {
  const assets = await reader.selectFrom("asset").select(["id", "uri", "extra"]).orderBy("uri").execute();
  const aliases = await reader.selectFrom("assetAlias").select(["id", "name"]).orderBy("name").execute();
  const links = await reader.selectFrom("assetOfAlias").selectAll().orderBy("assetId").execute();
  const ofAssets = await reader
    .selectFrom("assetReference as reference")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.assetId as id", "reference.dagId", "role", "taskId"])
    .where("dag.isActive", "=", 1)
    .execute();
  const ofAliases = await reader
    .selectFrom("assetAliasReference as reference")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.assetAliasId as id", "reference.dagId", "role", "taskId"])
    .where("dag.isActive", "=", 1)
    .execute();
  const edgesOf = (of: AssetGraphEdge["of"], rows: typeof ofAssets) =>
    rows.map((row) => ({ ...row, of, taskId: row.taskId === "" ? null : row.taskId }));
  return {
    assets,
    aliases: aliases.map((alias) => ({
      ...alias,
      assetIds: links.filter(({ assetAliasId }) => assetAliasId === alias.id).map(({ assetId }) => assetId),
    })),
    edges: [...edgesOf("asset", ofAssets), ...edgesOf("alias", ofAliases)],
  };
}
