import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { PreparedQuery } from "../prepared-query.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

const FIND = new PreparedQuery<{ dagId: string; runId: string }, DagRunRow>(
  ["dagId", "runId"],
  ({ database, values }) =>
    selectDagRuns(database).where("dagRun.dagId", "=", values.dagId).where("dagRun.runId", "=", values.runId),
);

/** The run with this id of this Dag, or `null`. */
export async function findDagRun(
  reader: MetadataReader,
  { dagId, runId }: { readonly dagId: string; readonly runId: string },
): Promise<DagRunRow | null> {
  return (await FIND.read(reader, { dagId, runId }))[0] ?? null;
}

/** The run of a Dag for a logical date. */
export async function findDagRunByLogicalDate(
  reader: MetadataReader,
  { dagId, logicalDate }: { readonly dagId: string; readonly logicalDate: Instant },
): Promise<DagRunRow | null> {
  const query = selectDagRuns(reader).where("dagRun.dagId", "=", dagId).where("dagRun.logicalDate", "=", logicalDate);
  return (await query.executeTakeFirst()) ?? null;
}
