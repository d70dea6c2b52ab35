import { fingerprintOf, type Instant, type SerializedDag, timetableOf } from "@baram/domain";
import { flag, type MetadataTransaction, noteChange } from "@baram/metadata-store";
import { storeAssetReferences } from "./assets/store-asset-references.ts";
import { storeDagLinks } from "./cross-dag/store-dag-links.ts";
import { updateNextDagRun } from "./update-next-dag-run.ts";

/** A Dag file that loaded. */
export interface LoadedDagFile {
  /** Below the Dags folder, with forward slashes. */
  readonly relativePath: string;
  readonly bundle: { readonly hash: string; readonly module: string; readonly source: string };
  /** A JSON list of `{ path, hash }`: what was read to make the bundle. */
  readonly inputs: string;
  readonly dags: readonly SerializedDag[];
  /** Of Dags that do not say so themselves. */
  readonly isPausedUponCreation: boolean;
  readonly now: Instant;
}

/** What came of it. */
export interface StoreDagFileOutcome {
  /** Dags that another, active file makes already: that file keeps them. */
  readonly takenDagIds: readonly { readonly dagId: string; readonly relativePath: string }[];
}

/**
 * Stores what a Dag file made: its bundle, a version of each Dag whose graph or code changed, and the Dags' own rows.
 *
 * Dags that the file made before and no longer makes are retired; their history stays. An import error of the file
 * is cleared.
 */
export async function storeDagFile(
  transaction: MetadataTransaction,
  file: LoadedDagFile,
): Promise<StoreDagFileOutcome> {
  const { relativePath, bundle, now } = file;
  await transaction
    .insertInto("dagBundle")
    .values({ ...bundle, relativePath, createdAt: now })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  await transaction
    .insertInto("dagFile")
    .values({ relativePath, bundleHash: bundle.hash, inputs: file.inputs, lastLoadedAt: now })
    .onConflict((conflict) =>
      conflict.column("relativePath").doUpdateSet({ bundleHash: bundle.hash, inputs: file.inputs, lastLoadedAt: now }),
    )
    .execute();
  const takenDagIds: { dagId: string; relativePath: string }[] = [];
  const keptDagIds: string[] = [];
  for (const dag of file.dags) {
    const owner = await ownerOf(transaction, dag.dagId, relativePath);
    if (owner !== null) {
      takenDagIds.push({ dagId: dag.dagId, relativePath: owner });
      continue;
    }
    keptDagIds.push(dag.dagId);
    await storeDag(transaction, dag, file);
  }
  await retireOthers(transaction, relativePath, keptDagIds);
  await clearImportError(transaction, relativePath);
  return { takenDagIds };
}

/** The active file, other than this one, that makes the Dag; `null` when the Dag is free or this file's own. */
async function ownerOf(transaction: MetadataTransaction, dagId: string, relativePath: string): Promise<string | null> {
  const row = await transaction
    .selectFrom("dag")
    .select(["relativePath", "isActive"])
    .where("dagId", "=", dagId)
    .executeTakeFirst();
  return row === undefined || row.isActive === 0 || row.relativePath === relativePath ? null : row.relativePath;
}

async function storeDag(transaction: MetadataTransaction, dag: SerializedDag, file: LoadedDagFile): Promise<void> {
  const { now, relativePath } = file;
  const { dagId } = dag;
  const dagVersionId = await storeVersion(transaction, dag, file);
  const timetable = timetableOf(dag.schedule);
  const described = {
    isActive: flag(true),
    relativePath,
    description: dag.description,
    owners: JSON.stringify(dag.owners),
    timetableSummary: timetable.summary,
    timetableDescription: timetable.description,
    maxActiveRuns: dag.maxActiveRuns,
    maxActiveTasks: dag.maxActiveTasks,
    dagVersionId,
    lastParsedAt: now,
  };
  await transaction
    .insertInto("dag")
    .values({ dagId, isPaused: flag(dag.isPausedUponCreation ?? file.isPausedUponCreation), ...described })
    .onConflict((conflict) => conflict.column("dagId").doUpdateSet(described))
    .execute();
  await transaction.deleteFrom("dagTag").where("dagId", "=", dagId).execute();
  const tags = [...new Set(dag.tags)].map((name) => ({ dagId, name }));
  if (tags.length > 0) await transaction.insertInto("dagTag").values(tags).execute();
  await storeAssetReferences(transaction, { dag, now });
  await storeDagLinks(transaction, dag);
  await updateNextDagRun(transaction, { dagId, now });
  noteChange(transaction, { kind: "dag", dagId });
}

/** A version changes only when the content does: the newest is kept when graph and code are the same. */
async function storeVersion(
  transaction: MetadataTransaction,
  dag: SerializedDag,
  file: LoadedDagFile,
): Promise<number> {
  const fingerprint = fingerprintOf(dag);
  const newest = await transaction
    .selectFrom("dagVersion")
    .select(["id", "versionNumber", "fingerprint", "bundleHash"])
    .where("dagId", "=", dag.dagId)
    .orderBy("versionNumber", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest !== undefined && newest.fingerprint === fingerprint && newest.bundleHash === file.bundle.hash) {
    return newest.id;
  }
  const { id } = await transaction
    .insertInto("dagVersion")
    .values({
      dagId: dag.dagId,
      versionNumber: (newest?.versionNumber ?? 0) + 1,
      fingerprint,
      bundleHash: file.bundle.hash,
      createdAt: file.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("serializedDag")
    .values({ dagVersionId: id, data: JSON.stringify(dag) })
    .execute();
  return id;
}

async function retireOthers(
  transaction: MetadataTransaction,
  relativePath: string,
  keptDagIds: readonly string[],
): Promise<void> {
  const retired = await transaction
    .updateTable("dag")
    .set({ isActive: flag(false), nextRunAfter: null })
    .where("relativePath", "=", relativePath)
    .where("isActive", "=", 1)
    .$if(keptDagIds.length > 0, (query) => query.where("dagId", "not in", keptDagIds))
    .returning("dagId")
    .execute();
  for (const { dagId } of retired) noteChange(transaction, { kind: "dag", dagId });
}

async function clearImportError(transaction: MetadataTransaction, relativePath: string): Promise<void> {
  const cleared = await transaction
    .deleteFrom("importError")
    .where("relativePath", "=", relativePath)
    .returning("id")
    .execute();
  if (cleared.length > 0) noteChange(transaction, { kind: "importErrors" });
}
