import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** How the latest runs of a Dag share its versions. */
export interface DagRunsOfVersion {
  readonly dagVersionId: number;
  readonly count: number;
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** Which versions the latest runs of a Dag are pinned to; older runs are not looked at. */
export async function countDagRunsByVersion(
  reader: MetadataReader,
  { dagId, limit }: { readonly dagId: string; readonly limit: number },
): Promise<readonly DagRunsOfVersion[]> {
  const rows = await reader
    .selectFrom((inner) =>
      inner
        .selectFrom("dagRun")
        .select(["dagVersionId", "logicalDate"])
        .where("dagId", "=", dagId)
        .orderBy("logicalDate", "desc")
        .limit(limit)
        .as("latest"),
    )
    .select((column) => [
      "latest.dagVersionId",
      column.fn.countAll<number>().as("count"),
      column.fn.min("latest.logicalDate").as("earliestDate"),
      column.fn.max("latest.logicalDate").as("latestDate"),
    ])
    .groupBy("latest.dagVersionId")
    .execute();
  return rows.map(({ dagVersionId, count, earliestDate, latestDate }) => ({
    dagVersionId,
    count: Number(count),
    earliest: earliestDate,
    latest: latestDate,
  }));
}
