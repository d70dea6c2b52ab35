import type { DagGraphEdge, DagGraphNode, DagLinkKind } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import type { AssetRole } from "../tables/asset-tables.ts";

/** Dags, assets and aliases, and how they lead from one to another. */
export interface DagGraph {
  /** Of active Dags; a Dag that a link names is among them only if it is there. */
  readonly dags: readonly { readonly dagId: string; readonly isPaused: number }[];
  /** Those that an active Dag names, or that were updated under an alias. */
  readonly assets: readonly { readonly id: number; readonly uri: string; readonly extra: string }[];
  readonly aliases: readonly { readonly id: number; readonly name: string }[];
  /** Of what active Dags say. */
  readonly edges: readonly DagGraphEdge[];
}

/**
 * Reads how Dags have to do with one another and with assets.
 *
 * Nothing of it is computed here: what the newest version of each Dag says was stored with it.
 *
 * @param dagId reads what is around one Dag only, up to the next Dags: the cost grows with that; `null` reads everything.
 */
export async function readDagGraph(
  reader: MetadataReader,
  { dagId }: { readonly dagId: string | null },
): Promise<DagGraph> {
  const { assetIds, aliasIds } = await findDataAround(reader, dagId);
  const links = await readLinks(reader, dagId);
  const assets = await readAssets(reader, assetIds);
  const aliases = await readAliases(reader, aliasIds);
  const ofAssets = await readAssetReferences(reader, assetIds);
  const ofAliases = await readAliasReferences(reader, aliasIds);
  const underAliases = await readLinksOfAliases(reader, aliasIds);
  const nodesOfAssets = new Map(assets.map(({ id, uri }) => [id, { kind: "asset", name: uri } as const]));
  const nodesOfAliases = new Map(aliases.map(({ id, name }) => [id, { kind: "alias", name } as const]));
  const edges = [
    ...links.map(linkEdge),
    ...ofAssets.flatMap((row) => referenceEdge(row, nodesOfAssets.get(row.id))),
    ...ofAliases.flatMap((row) => referenceEdge(row, nodesOfAliases.get(row.id))),
    ...underAliases.flatMap((row) => aliasEdge(nodesOfAliases.get(row.assetAliasId), nodesOfAssets.get(row.assetId))),
  ];
  const drawn = new Set(edges.flatMap(({ from, to }) => [from, to]).map(keyOf));
  return {
    dags: await readDags(reader, { edges, dagId }),
    assets: assets.filter(({ uri }) => drawn.has(keyOf({ kind: "asset", name: uri }))),
    aliases: aliases.filter(({ name }) => drawn.has(keyOf({ kind: "alias", name }))),
    edges,
  };
}

/** `null` for everything. */
interface DataAround {
  readonly assetIds: readonly number[] | null;
  readonly aliasIds: readonly number[] | null;
}

/** What the Dag names itself and, as an alias stands for assets, what those are linked with. */
async function findDataAround(reader: MetadataReader, dagId: string | null): Promise<DataAround> {
  if (dagId === null) return { assetIds: null, aliasIds: null };
  const assets = await reader.selectFrom("assetReference").select("assetId").where("dagId", "=", dagId).execute();
  const aliases = await reader
    .selectFrom("assetAliasReference")
    .select("assetAliasId")
    .where("dagId", "=", dagId)
    .execute();
  const ownAssets = assets.map(({ assetId }) => assetId);
  const ownAliases = aliases.map(({ assetAliasId }) => assetAliasId);
  const linked = await reader
    .selectFrom("assetOfAlias")
    .selectAll()
    .where((where) =>
      where.or([where("assetId", "in", orNone(ownAssets)), where("assetAliasId", "in", orNone(ownAliases))]),
    )
    .execute();
  return {
    assetIds: [...new Set([...ownAssets, ...linked.map(({ assetId }) => assetId)])],
    aliasIds: [...new Set([...ownAliases, ...linked.map(({ assetAliasId }) => assetAliasId)])],
  };
}

/** An empty list is no SQL. */
function orNone(ids: readonly number[]): readonly number[] {
  return ids.length === 0 ? [-1] : ids;
}

function readLinks(reader: MetadataReader, dagId: string | null) {
  return reader
    .selectFrom("dagLink")
    .innerJoin("dag", "dag.dagId", "dagLink.dagId")
    .select(["dagLink.dagId", "dagLink.taskId", "dagLink.kind", "dagLink.otherDagId"])
    .where("dag.isActive", "=", 1)
    .$if(dagId !== null, (query) =>
      query.where((where) =>
        where.or([where("dagLink.dagId", "=", dagId ?? ""), where("dagLink.otherDagId", "=", dagId ?? "")]),
      ),
    )
    .orderBy("dagLink.dagId")
    .orderBy("dagLink.taskId")
    .orderBy("dagLink.otherDagId")
    .execute();
}

function readAssets(reader: MetadataReader, ids: readonly number[] | null) {
  return reader
    .selectFrom("asset")
    .select(["id", "uri", "extra"])
    .$if(ids !== null, (query) => query.where("id", "in", orNone(ids ?? [])))
    .orderBy("uri")
    .execute();
}

function readAliases(reader: MetadataReader, ids: readonly number[] | null) {
  return reader
    .selectFrom("assetAlias")
    .select(["id", "name"])
    .$if(ids !== null, (query) => query.where("id", "in", orNone(ids ?? [])))
    .orderBy("name")
    .execute();
}

function readLinksOfAliases(reader: MetadataReader, ids: readonly number[] | null) {
  return reader
    .selectFrom("assetOfAlias")
    .selectAll()
    .$if(ids !== null, (query) => query.where("assetAliasId", "in", orNone(ids ?? [])))
    .orderBy("assetAliasId")
    .orderBy("assetId")
    .execute();
}

function readAssetReferences(reader: MetadataReader, ids: readonly number[] | null): Promise<readonly ReferenceRow[]> {
  return reader
    .selectFrom("assetReference as reference")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.assetId as id", "reference.dagId", "reference.role", "reference.taskId"])
    .where("dag.isActive", "=", 1)
    .$if(ids !== null, (query) => query.where("reference.assetId", "in", orNone(ids ?? [])))
    .orderBy("reference.dagId")
    .orderBy("reference.taskId")
    .orderBy("reference.assetId")
    .execute();
}

function readAliasReferences(reader: MetadataReader, ids: readonly number[] | null): Promise<readonly ReferenceRow[]> {
  return reader
    .selectFrom("assetAliasReference as reference")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.assetAliasId as id", "reference.dagId", "reference.role", "reference.taskId"])
    .where("dag.isActive", "=", 1)
    .$if(ids !== null, (query) => query.where("reference.assetAliasId", "in", orNone(ids ?? [])))
    .orderBy("reference.dagId")
    .orderBy("reference.taskId")
    .orderBy("reference.assetAliasId")
    .execute();
}

async function readDags(
  reader: MetadataReader,
  { edges, dagId }: { readonly edges: readonly DagGraphEdge[]; readonly dagId: string | null },
): Promise<DagGraph["dags"]> {
  const named = edges.flatMap(({ from, to }) => [from, to]).flatMap(({ kind, name }) => (kind === "dag" ? [name] : []));
  const dagIds = [...new Set(dagId === null ? named : [...named, dagId])];
  if (dagIds.length === 0) return [];
  return reader
    .selectFrom("dag")
    .select(["dagId", "isPaused"])
    .where("isActive", "=", 1)
    .where("dagId", "in", dagIds)
    .orderBy("dagId")
    .execute();
}

interface ReferenceRow {
  /** Of the asset or the alias. */
  readonly id: number;
  readonly dagId: string;
  readonly role: AssetRole;
  /** Empty for the schedule, which is the Dag's. */
  readonly taskId: string;
}

/** A sensor waits for what comes before it; the other links lead to what comes after. */
function linkEdge(link: {
  readonly dagId: string;
  readonly otherDagId: string;
  readonly kind: DagLinkKind;
  readonly taskId: string;
}): DagGraphEdge {
  const own: DagGraphNode = { kind: "dag", name: link.dagId };
  const other: DagGraphNode = { kind: "dag", name: link.otherDagId };
  const [from, to] = link.kind === "sensor" ? [other, own] : [own, other];
  return { from, to, kind: link.kind, taskId: link.taskId };
}

function referenceEdge({ dagId, role, taskId }: ReferenceRow, data: DagGraphNode | undefined): readonly DagGraphEdge[] {
  if (data === undefined) return [];
  const dag: DagGraphNode = { kind: "dag", name: dagId };
  const [from, to] = role === "outlet" ? [dag, data] : [data, dag];
  return [{ from, to, kind: role, taskId: taskId === "" ? null : taskId }];
}

function aliasEdge(alias: DagGraphNode | undefined, asset: DagGraphNode | undefined): readonly DagGraphEdge[] {
  return alias === undefined || asset === undefined ? [] : [{ from: alias, to: asset, kind: "alias", taskId: null }];
}

function keyOf({ kind, name }: DagGraphNode): string {
  return `${kind} ${name}`;
}
