import type { DagRunState } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** How many runs each Dag has in each state; what has none is left out. */
export async function countDagRunsByState(
  reader: MetadataReader,
  dagIds: readonly string[],
): Promise<readonly { readonly dagId: string; readonly state: DagRunState; readonly count: number }[]> {
  if (dagIds.length === 0) return [];
  return reader
    .selectFrom("dagRun")
    .select((column) => ["dagId", "state", column.fn.countAll<number>().as("count")])
    .where("dagId", "in", dagIds)
    .groupBy(["dagId", "state"])
    .execute();
}
