import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** The latest run of a Dag before a logical date that succeeded. */
export async function findPreviousSuccessfulDagRun(
  reader: MetadataReader,
  { dagId, before }: { readonly dagId: string; readonly before: Instant },
) {
  const row = await reader
    .selectFrom("dagRun")
    .select(["logicalDate", "dataIntervalStart", "dataIntervalEnd", "startDate", "endDate"])
    .where("dagId", "=", dagId)
    .where("state", "=", "success")
    .where("logicalDate", "<", before)
    .orderBy("logicalDate", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
