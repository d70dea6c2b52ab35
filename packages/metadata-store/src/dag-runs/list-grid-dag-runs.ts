import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";
import { type DagRunRow, selectDagRuns } from "./select-dag-runs.ts";

/** Which runs of a Dag a grid shows. */
export interface GridWindow {
  readonly dagId: string;
  readonly runType?: string;
  readonly state?: string;
  /** Only earlier logical dates. */
  readonly before?: Instant;
  readonly limit: number;
}

/** The latest runs of a window, oldest first, and whether there are others on either side. */
export async function listGridDagRuns(
  reader: MetadataReader,
  { before, limit, ...window }: GridWindow,
): Promise<{ readonly dagRuns: readonly DagRunRow[]; readonly hasOlder: boolean; readonly hasNewer: boolean }> {
  const every = matching(reader, window).orderBy("dagRun.logicalDate", "desc");
  const earlier = before === undefined ? every : every.where("dagRun.logicalDate", "<", before);
  // One more than is shown tells whether there are older ones.
  const found = await earlier.limit(limit + 1).execute();
  const newer =
    before === undefined
      ? undefined
      : await matching(reader, window).where("dagRun.logicalDate", ">=", before).limit(1).executeTakeFirst();
  return {
    dagRuns: found.slice(0, limit).reverse(),
    hasOlder: found.length > limit,
    hasNewer: newer !== undefined,
  };
}

function matching(reader: MetadataReader, { dagId, runType, state }: Pick<GridWindow, "dagId" | "runType" | "state">) {
  let query = selectDagRuns(reader).where("dagRun.dagId", "=", dagId);
  if (runType !== undefined) query = query.where("dagRun.runType", "=", runType as DagRunRow["runType"]);
  if (state !== undefined) query = query.where("dagRun.state", "=", state as DagRunRow["state"]);
  return query;
}
