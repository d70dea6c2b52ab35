import { fingerprintOf, type Instant, type SerializedDag, timetableOf } from "@baram/domain";
import {
  clearImportError,
  findDagOwner,
  findNewestDagVersion,
  flag,
  insertDagVersion,
  type KnownDagVersion,
  type MetadataTransaction,
  noteChange,
  retireDagsOfFile,
  writeDag,
  writeDagFile,
} from "@baram/metadata-store";
import { storeAssetReferences } from "./assets/store-asset-references.ts";
import { moveToNextDagRuns } from "./batch/move-to-next-dag-runs.ts";
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
  await writeDagFile(transaction, {
    bundle: { ...bundle, relativePath, createdAt: now },
    file: { relativePath, bundleHash: bundle.hash, inputs: file.inputs, lastLoadedAt: now },
  });
  const owners = await beside(file.dags.map((dag) => storeUnlessTaken(transaction, dag, file)));
  const keptDagIds: string[] = [];
  const takenDagIds: { dagId: string; relativePath: string }[] = [];
  for (const [index, { dagId }] of file.dags.entries()) {
    const takenBy = owners[index] ?? null;
    if (takenBy === null) keptDagIds.push(dagId);
    else takenDagIds.push({ dagId, relativePath: takenBy });
  }
  for (const dagId of await retireDagsOfFile(transaction, { relativePath, keptDagIds })) {
    noteChange(transaction, { kind: "dag", dagId });
  }
  if (await clearImportError(transaction, relativePath)) noteChange(transaction, { kind: "importErrors" });
  return { takenDagIds };
}

/** All of them beside one another, so that their statements go out as one. None goes on once this has failed. */
async function beside<Outcome>(works: readonly Promise<Outcome>[]): Promise<readonly Outcome[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** @returns the path of the file that makes the Dag already, which then keeps it; `null` when it has been stored. */
async function storeUnlessTaken(
  transaction: MetadataTransaction,
  dag: SerializedDag,
  file: LoadedDagFile,
): Promise<string | null> {
  const owner = await findDagOwner(transaction, dag.dagId);
  if (owner !== null && owner.isActive === 1 && owner.relativePath !== file.relativePath) return owner.relativePath;
  await storeDag(transaction, dag, { ...file, isNew: owner === null });
  return null;
}

/** With whether the Dag is stored for the first time: then there is nothing to take the place of. */
interface StoredDagFile extends LoadedDagFile {
  readonly isNew: boolean;
}

async function storeDag(transaction: MetadataTransaction, dag: SerializedDag, file: StoredDagFile): Promise<void> {
  const { now, relativePath, isNew } = file;
  const { dagId } = dag;
  const newest = isNew ? null : await findNewestDagVersion(transaction, dagId);
  const dagVersionId = await storeVersion(transaction, dag, { ...file, newest });
  const timetable = timetableOf(dag.schedule);
  const isPausedUponCreation = dag.isPausedUponCreation ?? file.isPausedUponCreation;
  await writeDag(transaction, {
    dagId,
    isPaused: flag(isPausedUponCreation),
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
  });
  if (!isNew) await transaction.deleteFrom("dagTag").where("dagId", "=", dagId).execute();
  const tags = [...new Set(dag.tags)].map((name) => ({ dagId, name }));
  if (tags.length > 0) await transaction.insertInto("dagTag").values(tags).execute();
  await storeAssetReferences(transaction, { dag, isNew, now });
  await storeDagLinks(transaction, { dag, isNew });
  if (!isNew) {
    await updateNextDagRun(transaction, { dagId, now });
    noteChange(transaction, { kind: "dag", dagId });
    return;
  }
  const dueAt = await setFirstDagRun(transaction, dag, { dagVersionId, now });
  const due = isPausedUponCreation || dueAt === null ? {} : { dueAt };
  noteChange(transaction, { kind: "dag", dagId, isNew, ...due });
}

/**
 * Nothing has to be read of a Dag that there was not: it has no runs, and this transaction alone knows its row.
 *
 * @returns when its first run is to be created; `null` when none is, or its own timetable has to be asked.
 */
async function setFirstDagRun(
  transaction: MetadataTransaction,
  serialized: SerializedDag,
  { dagVersionId, now }: { readonly dagVersionId: number; readonly now: Instant },
): Promise<Instant | null> {
  const noRun = { nextLogicalDate: null, nextDataIntervalStart: null, nextDataIntervalEnd: null, nextRunAfter: null };
  const { dagId, maxActiveRuns } = serialized;
  const dag = { dagId, dagVersionId, maxActiveRuns, ...noRun };
  const [next] = await moveToNextDagRuns(transaction, [{ dag, after: null, serialized }], now);
  return next?.nextRunAfter ?? null;
}

/** A version changes only when the content does: the newest is kept when graph and code are the same. */
async function storeVersion(
  transaction: MetadataTransaction,
  dag: SerializedDag,
  { newest, ...file }: LoadedDagFile & { readonly newest: KnownDagVersion | null },
): Promise<number> {
  const fingerprint = fingerprintOf(dag);
  if (newest !== null && newest.fingerprint === fingerprint && newest.bundleHash === file.bundle.hash) {
    return newest.id;
  }
  const version = {
    dagId: dag.dagId,
    versionNumber: (newest?.versionNumber ?? 0) + 1,
    fingerprint,
    bundleHash: file.bundle.hash,
    createdAt: file.now,
  };
  return insertDagVersion(transaction, version, JSON.stringify(dag));
}
