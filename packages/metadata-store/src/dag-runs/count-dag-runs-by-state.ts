import type { Clock, DagRunState } from "@baram/domain";
import { readCounts } from "../kept-counts.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** How many runs of a Dag are in a state. */
export interface DagRunCount {
  readonly dagId: string;
  readonly state: DagRunState;
  readonly count: number;
}

/**
 * How many runs each Dag has in each state; what has none is left out. Those on their way are counted each time; how many of
 * very many have ended is told as of some seconds ago.
 */
export async function countDagRunsByState(
  reader: MetadataReader,
  dagIds: readonly string[],
  { clock }: { readonly clock: Clock },
): Promise<readonly DagRunCount[]> {
  if (dagIds.length === 0) return [];
  const counts = reader
    .selectFrom("dagRun")
    .select((column) => ["dagId", "state", column.fn.countAll<number>().as("count")])
    .where("dagId", "in", dagIds)
    .groupBy(["dagId", "state"]);
  const sizeOf = (rows: readonly DagRunCount[]) => rows.reduce((sum, row) => sum + row.count, 0);
  const [ended, underway] = await Promise.all([
    readCounts(reader, counts.where("state", "in", ["success", "failed"]), { clock, sizeOf }),
    counts.where("state", "in", ["queued", "running"]).execute(),
  ]);
  return [...underway, ...ended];
}
