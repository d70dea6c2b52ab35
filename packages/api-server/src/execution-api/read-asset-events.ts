import type { JsonObject } from "@baram/domain";
import type { AssetEventRecord } from "@baram/execution-api";
import {
  type AssetEventRow,
  listAssetEvents,
  listAssetEventsOfAlias,
  listAssetEventsOfDagRun,
} from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

/** The events that a run was made for, oldest first; none for one that does not exist. */
export async function listTriggeringAssetEvents(
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
  { store }: ExecutionSurroundings,
): Promise<readonly AssetEventRecord[]> {
  const run = await store.reader
    .selectFrom("dagRun")
    .select("id")
    .where("dagId", "=", dagId)
    .where("runId", "=", runId)
    .executeTakeFirst();
  return run === undefined ? [] : (await listAssetEventsOfDagRun(store.reader, { dagRunId: run.id })).map(recordOf);
}

/** All events of an asset, or those made under an alias, oldest first; none for one that nobody knows. */
export async function listEventsOf(
  { of, name }: { readonly of: "asset" | "alias"; readonly name: string },
  { store: { reader } }: ExecutionSurroundings,
): Promise<readonly AssetEventRecord[]> {
  if (of === "alias") return (await listAssetEventsOfAlias(reader, { aliasName: name })).map(recordOf);
  const asset = await reader.selectFrom("asset").select("id").where("uri", "=", name).executeTakeFirst();
  if (asset === undefined) return [];
  return (await listAssetEvents(reader, { assetId: asset.id })).map(recordOf);
}

function recordOf(row: AssetEventRow): AssetEventRecord {
  const { uri, createdAt, sourceDagId, sourceRunId, sourceTaskId, sourceMapIndex } = row;
  const isFromTask = sourceDagId !== null && sourceRunId !== null && sourceTaskId !== null && sourceMapIndex !== null;
  return {
    uri,
    createdAt,
    extra: JSON.parse(row.extra) as JsonObject,
    source: isFromTask
      ? { dagId: sourceDagId, runId: sourceRunId, taskId: sourceTaskId, mapIndex: sourceMapIndex }
      : null,
  };
}
