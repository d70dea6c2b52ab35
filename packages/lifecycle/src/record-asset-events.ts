import type { Instant, JsonObject } from "@baram/domain";
import {
  ensureAssetAliases,
  ensureAssets,
  listenerEventsOf,
  type MetadataTransaction,
  noteChange,
} from "@baram/metadata-store";

/** An update of an asset. */
export interface AssetUpdate {
  readonly uri: string;
  readonly extra: JsonObject;
  /** The aliases under which a task made it; none for an asset that it declared, or from outside. */
  readonly aliasNames: readonly string[];
  /** The task instance that made it; `null` for an event from outside. */
  readonly source: {
    readonly dagId: string;
    readonly runId: string;
    readonly taskId: string;
    readonly mapIndex: number;
  } | null;
}

/**
 * Records that assets were updated, and notes it for each active, unpaused Dag that waits for them.
 *
 * Each update is an event; a Dag that has one noted already keeps the time of that. Under an alias, an asset that is not
 * known yet is made, and stands for the alias from then on.
 */
export async function recordAssetEvents(
  transaction: MetadataTransaction,
  { updates, now }: { readonly updates: readonly AssetUpdate[]; readonly now: Instant },
): Promise<void> {
  if (updates.length === 0) return;
  const assetIds = await ensureAssets(transaction, { assets: updates.map(({ uri }) => ({ uri, extra: null })), now });
  for (const { uri, extra, source } of updates) {
    listenerEventsOf(transaction)?.push({ kind: "assetChanged", uri, extra, source });
  }
  const idOf = (uri: string) => assetIds.get(uri) ?? 0;
  const rowOf = ({ uri, extra, source }: AssetUpdate) => ({
    assetId: idOf(uri),
    createdAt: now,
    extra: JSON.stringify(extra),
    sourceDagId: source?.dagId ?? null,
    sourceRunId: source?.runId ?? null,
    sourceTaskId: source?.taskId ?? null,
    sourceMapIndex: source?.mapIndex ?? null,
  });
  const declared = updates.filter(({ aliasNames }) => aliasNames.length === 0);
  if (declared.length > 0) await transaction.insertInto("assetEvent").values(declared.map(rowOf)).execute();
  const aliased: AliasedEvent[] = [];
  for (const update of updates.filter(({ aliasNames }) => aliasNames.length > 0)) {
    const inserted = transaction.insertInto("assetEvent").values(rowOf(update)).returning("id");
    const { id: assetEventId } = await inserted.executeTakeFirstOrThrow();
    for (const aliasName of update.aliasNames) aliased.push({ aliasName, assetEventId, assetId: idOf(update.uri) });
  }
  await linkAliases(transaction, aliased);
  await noteForConsumers(transaction, [...assetIds.values()], now);
}

interface AliasedEvent {
  readonly aliasName: string;
  readonly assetEventId: number;
  readonly assetId: number;
}

async function linkAliases(transaction: MetadataTransaction, aliased: readonly AliasedEvent[]): Promise<void> {
  if (aliased.length === 0) return;
  const aliasIds = await ensureAssetAliases(
    transaction,
    aliased.map(({ aliasName }) => aliasName),
  );
  const withIds = aliased.map((event) => ({ ...event, assetAliasId: aliasIds.get(event.aliasName) ?? 0 }));
  await transaction
    .insertInto("assetOfAlias")
    .values(withIds.map(({ assetAliasId, assetId }) => ({ assetAliasId, assetId })))
    .onConflict((conflict) => conflict.columns(["assetAliasId", "assetId"]).doNothing())
    .execute();
  await transaction
    .insertInto("assetEventOfAlias")
    .values(withIds.map(({ assetAliasId, assetEventId }) => ({ assetAliasId, assetEventId })))
    .execute();
}

/**
 * Holds the notes until the commit, those too that were there already: whoever makes a run waits, and uses these events.
 *
 * Parity: what happens while a Dag is paused is never noted for it.
 */
async function noteForConsumers(
  transaction: MetadataTransaction,
  assetIds: readonly number[],
  now: Instant,
): Promise<void> {
  const byAsset = transaction
    .selectFrom("assetReference as reference")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.dagId as dagId", "reference.assetId as assetId"])
    .where("reference.role", "=", "schedule")
    .where("reference.assetId", "in", [...assetIds])
    .where("dag.isActive", "=", 1)
    .where("dag.isPaused", "=", 0);
  const byAlias = transaction
    .selectFrom("assetOfAlias as link")
    .innerJoin("assetAliasReference as reference", "reference.assetAliasId", "link.assetAliasId")
    .innerJoin("dag", "dag.dagId", "reference.dagId")
    .select(["reference.dagId", "link.assetId"])
    .where("reference.role", "=", "schedule")
    .where("link.assetId", "in", [...assetIds])
    .where("dag.isActive", "=", 1)
    .where("dag.isPaused", "=", 0);
  // In the order in which runs are made, so that transactions that hold the same do not wait for one another crosswise.
  const consumers = await byAsset.union(byAlias).orderBy("dagId").orderBy("assetId").execute();
  if (consumers.length === 0) return;
  await transaction
    .insertInto("assetUpdateNoted")
    .values(consumers.map((consumer) => ({ ...consumer, createdAt: now })))
    .onConflict((conflict) =>
      conflict
        .columns(["dagId", "assetId"])
        .doUpdateSet({ createdAt: now })
        // For an update that came later and was committed sooner: this one is not to be missed.
        .where("assetUpdateNoted.createdAt", ">", now),
    )
    .execute();
  for (const dagId of new Set(consumers.map((consumer) => consumer.dagId))) {
    noteChange(transaction, { kind: "assetUpdate", dagId });
  }
}
