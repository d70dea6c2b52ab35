import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** The queued runs of a Dag, the earliest logical date first. */
export async function listQueuedDagRuns(
  reader: MetadataReader,
  { dagId, limit }: { readonly dagId: string; readonly limit: number },
): Promise<readonly DagRunRow[]> {
  return selectDagRuns(reader)
    .where("dagRun.dagId", "=", dagId)
    .where("dagRun.state", "=", sql.lit("queued"))
    .orderBy("dagRun.logicalDate")
    .limit(limit)
    .execute();
}
