import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** The run with this id of this Dag, or `null`. */
/** A run by its Dag and run id. */
export async function findDagRun(
  reader: MetadataReader,
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
): Promise<DagRunRow | null> {
  const query = selectDagRuns(reader).where("dagRun.dagId", "=", dagId).where("dagRun.runId", "=", runId);
  return (await query.executeTakeFirst()) ?? null;
}

/** The run of a Dag for a logical date. */
export async function findDagRunByLogicalDate(
  reader: MetadataReader,
  { dagId, logicalDate }: { readonly dagId: string; readonly logicalDate: Instant },
): Promise<DagRunRow | null> {
  const query = selectDagRuns(reader).where("dagRun.dagId", "=", dagId).where("dagRun.logicalDate", "=", logicalDate);
  return (await query.executeTakeFirst()) ?? null;
}
