import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** The runs with these ids, those that still exist. */
export async function listDagRunsById(reader: MetadataReader, ids: readonly number[]): Promise<readonly DagRunRow[]> {
  return ids.length === 0 ? [] : selectDagRuns(reader).where("dagRun.id", "in", ids).execute();
}
