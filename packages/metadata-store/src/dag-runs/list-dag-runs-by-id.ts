import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** The runs with these ids, those that still exist. */
export async function listDagRunsById(reader: MetadataReader, ids: readonly number[]): Promise<readonly DagRunRow[]> {
  return ids.length === 0 ? [] : selectDagRuns(reader).where("dagRun.id", "in", ids).execute();
}

/** Which version of their Dag these runs are pinned to. */
export function listDagVersionsOfRuns(
  reader: MetadataReader,
  ids: readonly number[],
): Promise<readonly { readonly id: number; readonly dagVersionId: number }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return reader.selectFrom("dagRun").select(["id", "dagVersionId"]).where("id", "in", ids).execute();
}
