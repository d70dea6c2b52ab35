import {
  type Instant,
  instantFromMicroseconds,
  isAssetConditionMet,
  runIdFor,
  type SerializedDag,
} from "@baram/domain";
import {
  type AssetEventsToUse,
  claimAssetConsumers,
  claimNotedAssetUpdates,
  countActiveDagRuns,
  insertUsedAssetEvents,
  type MetadataTransaction,
  type NotedAssetUpdate,
  serializedDagsOf,
  summarizeAssetEventsToUse,
} from "@baram/metadata-store";
import { createDagRun } from "./create-dag-run.ts";

/** A Dag for which updates are noted. */
interface Consumer {
  readonly dagId: string;
  readonly dagVersionId: number;
  readonly maxActiveRuns: number;
  readonly dag: SerializedDag;
  /** The assets updated under each alias so far. */
  readonly urisOfAlias: ReadonlyMap<string, readonly string[]>;
  readonly noted: readonly NotedAssetUpdate[];
}

/**
 * Creates a run for each Dag whose assets were updated as it waits for, one per Dag.
 *
 * A run uses every event of the Dag's assets since its last such run, up to the moment at which the last update was
 * first noted; what came later is left for the next run. While the Dag has as many active runs as it may, what was noted
 * stays. An update from before the last run that was committed after it, as another process may have done, takes along
 * all that no run has used yet. Locks the Dags, then what is noted for them.
 *
 * @param dagIds to look at, waiting for whoever updates their assets right now; `null` for every Dag for which something
 *   is noted, without what is being updated: whoever does that tells of it.
 * @returns the ids of the Dags that got a run.
 */
export async function createAssetTriggeredDagRuns(
  transaction: MetadataTransaction,
  { dagIds, now }: { readonly dagIds: readonly string[] | null; readonly now: Instant },
): Promise<readonly string[]> {
  const created: string[] = [];
  for (const { dagId, dagVersionId, maxActiveRuns } of await claimAssetConsumers(transaction, dagIds)) {
    const consumer = await readConsumer(transaction, { dagId, dagVersionId, maxActiveRuns }, dagIds !== null);
    if (!isDue(consumer)) continue;
    if (((await countActiveDagRuns(transaction, [dagId])).get(dagId) ?? 0) >= maxActiveRuns) continue;
    await createRun(transaction, consumer, now);
    created.push(dagId);
  }
  return created;
}

async function readConsumer(
  transaction: MetadataTransaction,
  row: Pick<Consumer, "dagId" | "dagVersionId" | "maxActiveRuns">,
  waits: boolean,
): Promise<Consumer> {
  const { dag } = await serializedDagsOf(transaction).get(transaction, row.dagVersionId);
  const noted = await claimNotedAssetUpdates(transaction, { dagId: row.dagId, waits });
  const links = await transaction
    .selectFrom("assetAliasReference as reference")
    .innerJoin("assetAlias as alias", "alias.id", "reference.assetAliasId")
    .innerJoin("assetOfAlias as link", "link.assetAliasId", "alias.id")
    .innerJoin("asset", "asset.id", "link.assetId")
    .select(["alias.name", "asset.uri"])
    .where("reference.dagId", "=", row.dagId)
    .where("reference.role", "=", "schedule")
    .execute();
  const urisOfAlias = new Map<string, readonly string[]>();
  for (const { name, uri } of links) urisOfAlias.set(name, [...(urisOfAlias.get(name) ?? []), uri]);
  return { ...row, dag, noted, urisOfAlias };
}

function isDue({ dag, noted, urisOfAlias }: Consumer): boolean {
  if (noted.length === 0 || !("condition" in dag.schedule)) return false;
  return isAssetConditionMet(dag.schedule.condition, {
    updatedUris: new Set(noted.map(({ uri }) => uri)),
    urisOfAlias: (name) => urisOfAlias.get(name) ?? [],
  });
}

async function createRun(transaction: MetadataTransaction, consumer: Consumer, now: Instant): Promise<void> {
  const { dagId, dagVersionId, noted } = consumer;
  const notedAt = noted.map(({ createdAt }) => createdAt);
  const heldAssetIds = noted.map(({ assetId }) => assetId);
  const toUse = { ...(await eventsSinceLastRun(transaction, consumer)), heldAssetIds };
  const lastNotedAt = instantFromMicroseconds(Math.max(...notedAt));
  const until = toUse.areUnused ? null : lastNotedAt;
  const summary = await summarizeAssetEventsToUse(transaction, { ...toUse, until });
  const metAt = toUse.areUnused && summary !== null ? Math.max(summary.lastAt, lastNotedAt) : lastNotedAt;
  const dataInterval = summary?.dataInterval ?? { start: lastNotedAt, end: lastNotedAt };
  // A run by hand may have the very microsecond; the next free one is this run's.
  for (let logicalDate = instantFromMicroseconds(metAt); ; logicalDate = instantFromMicroseconds(logicalDate + 1)) {
    const outcome = await createDagRun(transaction, {
      dagVersionId,
      runId: runIdFor("dataset_triggered", logicalDate),
      runType: "dataset_triggered",
      logicalDate,
      dataInterval,
      runAfter: logicalDate,
      conf: {},
      externalTrigger: false,
      triggeredBy: null,
      note: null,
      now,
    });
    if (outcome.kind !== "created") continue;
    await insertUsedAssetEvents(transaction, { ...toUse, until: logicalDate, dagRunId: outcome.dagRunId });
    break;
  }
  // Parity: also what the condition did not need. What another transaction has noted meanwhile stays.
  await transaction
    .deleteFrom("assetUpdateNoted")
    .where("dagId", "=", dagId)
    .where("assetId", "in", heldAssetIds)
    .execute();
}

/** Those of the Dag's assets after its last asset-triggered run; all there are for the first. */
async function eventsSinceLastRun(
  transaction: MetadataTransaction,
  { dagId, noted }: Consumer,
): Promise<Pick<AssetEventsToUse, "dagId" | "assetIds" | "after" | "areUnused">> {
  const last = await transaction
    .selectFrom("dagRun")
    .select("logicalDate")
    .where("dagId", "=", dagId)
    .where("runType", "=", "dataset_triggered")
    .orderBy("logicalDate", "desc")
    .limit(1)
    .executeTakeFirst();
  const named = transaction
    .selectFrom("assetReference")
    .select("assetId")
    .where("dagId", "=", dagId)
    .where("role", "=", "schedule");
  const byAlias = transaction
    .selectFrom("assetAliasReference as reference")
    .innerJoin("assetOfAlias as link", "link.assetAliasId", "reference.assetAliasId")
    .select("link.assetId")
    .where("reference.dagId", "=", dagId)
    .where("reference.role", "=", "schedule");
  const assetIds = (await named.union(byAlias).execute()).map(({ assetId }) => assetId);
  const after = last?.logicalDate ?? null;
  const firstNotedAt = Math.min(...noted.map(({ createdAt }) => createdAt));
  // What was noted when the last run was made went with it; so this was committed afterwards.
  const areUnused = after !== null && firstNotedAt <= after;
  return { dagId, assetIds, after: areUnused ? instantFromMicroseconds(firstNotedAt - 1) : after, areUnused };
}
