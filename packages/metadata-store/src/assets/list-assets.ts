import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** What assets can be ordered by. */
export type AssetOrder = "id" | "uri" | "createdAt";

/** Which assets, in what order, and which part of the list. */
export interface AssetFilter {
  /** A part of the URI, whatever its case, with `%` and `_` as wildcards. */
  readonly uriPattern?: string | undefined;
  /** Only what one of these Dags waits for or updates. */
  readonly dagIds?: readonly string[] | undefined;
  readonly orderBy: AssetOrder;
  readonly direction: "asc" | "desc";
  readonly limit: number;
  readonly offset: number;
}

/** Assets with the Dags that wait for them and the tasks that update them. */
export async function listAssets(reader: MetadataReader, filter: AssetFilter) {
  const { uriPattern, dagIds } = filter;
  const rows = await reader
    .selectFrom("asset")
    .selectAll()
    .$if(uriPattern !== undefined, (query) =>
      query.where(sql`lower(asset.uri)`, "like", `%${uriPattern?.toLowerCase()}%`),
    )
    .$if(dagIds !== undefined, (query) => query.where("asset.id", "in", namedBy(reader, dagIds ?? [])))
    .orderBy(filter.orderBy, filter.direction)
    .orderBy("id", filter.direction)
    .limit(filter.limit)
    .offset(filter.offset)
    .execute();
  return withReferences(reader, rows);
}

function namedBy(reader: MetadataReader, dagIds: readonly string[]) {
  return reader
    .selectFrom("assetReference")
    .select("assetReference.assetId")
    .where(isOneOf(sql.ref("assetReference.dagId"), dagIds))
    .where("assetReference.role", "in", ["schedule", "outlet"]);
}

/** How many assets there are. */
export async function countAssets(reader: MetadataReader): Promise<number> {
  const { total } = await reader
    .selectFrom("asset")
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return total;
}

/** An asset by its URI, as {@link listAssets} has it, or `null`. */
export async function findAsset(reader: MetadataReader, uri: string) {
  const rows = await reader.selectFrom("asset").selectAll().where("uri", "=", uri).execute();
  return (await withReferences(reader, rows))[0] ?? null;
}

async function withReferences<Row extends { readonly id: number }>(reader: MetadataReader, rows: readonly Row[]) {
  const ids = rows.map(({ id }) => id);
  const references = await reader
    .selectFrom("assetReference")
    .selectAll()
    .where(isOneOf(sql.ref("assetId"), ids))
    .where("role", "in", ["schedule", "outlet"])
    .orderBy("dagId")
    .orderBy("taskId")
    .execute();
  const aliases = await reader
    .selectFrom("assetOfAlias")
    .innerJoin("assetAlias", "assetAlias.id", "assetOfAlias.assetAliasId")
    .select(["assetOfAlias.assetId", "assetAlias.id", "assetAlias.name"])
    .where(isOneOf(sql.ref("assetOfAlias.assetId"), ids))
    .orderBy("assetAlias.name")
    .execute();
  return rows.map((row) => ({
    ...row,
    references: references.filter(({ assetId }) => assetId === row.id),
    aliases: aliases.filter(({ assetId }) => assetId === row.id),
  }));
}
