import {
  type DataInterval,
  type Instant,
  instantFromMicroseconds,
  isAssetConditionMet,
  runIdFor,
  type SerializedDag,
} from "@baram/domain";
import {
  type AssetEventRow,
  claimAssetConsumers,
  claimNotedAssetUpdates,
  countActiveDagRuns,
  listAssetEvents,
  type MetadataTransaction,
  type NotedAssetUpdate,
  serializedDagsOf,
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
  const { events, areLate } = await listEventsToUse(transaction, dagId, notedAt);
  const metAt = Math.max(...notedAt, ...(areLate ? events.map(({ createdAt }) => createdAt) : []));
  const dataInterval = await intervalOf(transaction, events, instantFromMicroseconds(metAt));
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
    const { dagRunId } = outcome;
    if (events.length > 0) {
      const used = events.map(({ id }) => ({ dagRunId, assetEventId: id }));
      await transaction.insertInto("dagRunAssetEvent").values(used).execute();
    }
    break;
  }
  // Parity: also what the condition did not need. What another transaction has noted meanwhile stays.
  const assetIds = noted.map(({ assetId }) => assetId);
  await transaction
    .deleteFrom("assetUpdateNoted")
    .where("dagId", "=", dagId)
    .where("assetId", "in", assetIds)
    .execute();
}

interface EventsToUse {
  readonly events: readonly AssetEventRow[];
  /** Whether some of them are from before the last run. */
  readonly areLate: boolean;
}

/** Those of the Dag's assets after its last asset-triggered run; all there are for the first. */
async function listEventsToUse(
  transaction: MetadataTransaction,
  dagId: string,
  notedAt: readonly Instant[],
): Promise<EventsToUse> {
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
  const firstNotedAt = Math.min(...notedAt);
  // What was noted when the last run was made went with it; so this was committed afterwards.
  if (after !== null && firstNotedAt <= after) {
    const since = instantFromMicroseconds(firstNotedAt - 1);
    const events = await listAssetEvents(transaction, { assetIds, after: since, until: null, unusedBy: dagId });
    return { events, areLate: true };
  }
  const until = instantFromMicroseconds(Math.max(...notedAt));
  return { events: await listAssetEvents(transaction, { assetIds, after, until }), areLate: false };
}

/** From the first beginning to the last end of the runs that made the events; an event from outside counts by its time. */
async function intervalOf(
  transaction: MetadataTransaction,
  events: readonly AssetEventRow[],
  metAt: Instant,
): Promise<DataInterval> {
  const intervals: DataInterval[] = [];
  for (const { sourceDagId, sourceRunId, createdAt } of events) {
    const run =
      sourceDagId === null || sourceRunId === null
        ? undefined
        : await transaction
            .selectFrom("dagRun")
            .select(["dataIntervalStart as start", "dataIntervalEnd as end"])
            .where("dagId", "=", sourceDagId)
            .where("runId", "=", sourceRunId)
            .executeTakeFirst();
    intervals.push(run ?? { start: createdAt, end: createdAt });
  }
  if (intervals.length === 0) return { start: metAt, end: metAt };
  return {
    start: instantFromMicroseconds(Math.min(...intervals.map(({ start }) => start))),
    end: instantFromMicroseconds(Math.max(...intervals.map(({ end }) => end))),
  };
}
