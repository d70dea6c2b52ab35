import { assetReferencesIn, type Instant, type SerializedAssetReference, type SerializedDag } from "@baram/domain";
import { type AssetRole, ensureAssetAliases, ensureAssets, type MetadataTransaction } from "@baram/metadata-store";

interface NamedReference {
  readonly reference: SerializedAssetReference;
  readonly role: AssetRole;
  readonly taskId: string;
}

/**
 * Stores which assets and aliases a Dag names, in place of those of its version before.
 *
 * Parity: updates that were noted for an asset that the Dag no longer waits for are forgotten.
 */
export async function storeAssetReferences(
  transaction: MetadataTransaction,
  {
    dag,
    isNew,
    now,
  }: {
    readonly dag: SerializedDag;
    /** Whether there was no version before. */
    readonly isNew: boolean;
    readonly now: Instant;
  },
): Promise<void> {
  const { dagId } = dag;
  if (!isNew) {
    await transaction.deleteFrom("assetReference").where("dagId", "=", dagId).execute();
    await transaction.deleteFrom("assetAliasReference").where("dagId", "=", dagId).execute();
  }
  const named = referencesOf(dag);
  if (named.length > 0) await insertReferences(transaction, { dagId, named, now });
  if (!isNew) await forgetUnneeded(transaction, dagId);
}

function referencesOf({ schedule, tasks }: SerializedDag): readonly NamedReference[] {
  const waitedFor = "condition" in schedule ? assetReferencesIn(schedule.condition) : [];
  return [
    ...waitedFor.map((reference) => ({ reference, role: "schedule" as const, taskId: "" })),
    ...tasks.flatMap(({ taskId, inlets, outlets }) => [
      ...inlets.map((reference) => ({ reference, role: "inlet" as const, taskId })),
      ...outlets.map((reference) => ({ reference, role: "outlet" as const, taskId })),
    ]),
  ];
}

async function insertReferences(
  transaction: MetadataTransaction,
  { dagId, named, now }: { readonly dagId: string; readonly named: readonly NamedReference[]; readonly now: Instant },
): Promise<void> {
  // A Dag that only waits for an asset seldom repeats what another says about it: saying nothing takes nothing back.
  const assets = named.flatMap(({ reference }) =>
    reference.kind === "asset"
      ? [{ uri: reference.uri, extra: Object.keys(reference.extra).length === 0 ? null : reference.extra }]
      : [],
  );
  const aliases = named.flatMap(({ reference }) => (reference.kind === "alias" ? [reference.name] : []));
  const assetIds = await ensureAssets(transaction, { assets, now });
  const aliasIds = await ensureAssetAliases(transaction, aliases);
  const ofAssets = named.flatMap(({ reference, role, taskId }) =>
    reference.kind === "asset" ? [{ assetId: assetIds.get(reference.uri) ?? 0, dagId, role, taskId }] : [],
  );
  const ofAliases = named.flatMap(({ reference, role, taskId }) =>
    reference.kind === "alias" ? [{ assetAliasId: aliasIds.get(reference.name) ?? 0, dagId, role, taskId }] : [],
  );
  if (ofAssets.length > 0) {
    await transaction
      .insertInto("assetReference")
      .values(ofAssets)
      .onConflict((conflict) => conflict.columns(["assetId", "role", "dagId", "taskId"]).doNothing())
      .execute();
  }
  if (ofAliases.length === 0) return;
  await transaction
    .insertInto("assetAliasReference")
    .values(ofAliases)
    .onConflict((conflict) => conflict.columns(["assetAliasId", "role", "dagId", "taskId"]).doNothing())
    .execute();
}

async function forgetUnneeded(transaction: MetadataTransaction, dagId: string): Promise<void> {
  const needed = transaction
    .selectFrom("assetReference")
    .select("assetId")
    .where("dagId", "=", dagId)
    .where("role", "=", "schedule");
  const neededByAlias = transaction
    .selectFrom("assetOfAlias as link")
    .innerJoin("assetAliasReference as reference", "reference.assetAliasId", "link.assetAliasId")
    .select("link.assetId")
    .where("reference.dagId", "=", dagId)
    .where("reference.role", "=", "schedule");
  await transaction
    .deleteFrom("assetUpdateNoted")
    .where("dagId", "=", dagId)
    .where("assetId", "not in", needed)
    .where("assetId", "not in", neededByAlias)
    .execute();
}
