import type { Instant } from "@baram/domain";
import type { MetadataReader } from "../metadata-store.ts";

/** The latest run of a Dag before a logical date; where the Dag catches up, the latest that is not manual. */
export async function findPreviousDagRun(
  reader: MetadataReader,
  { dagId, before, catchup }: { readonly dagId: string; readonly before: Instant; readonly catchup: boolean },
) {
  let query = reader
    .selectFrom("dagRun")
    .select(["id", "runId", "logicalDate"])
    .where("dagId", "=", dagId)
    .where("logicalDate", "<", before);
  if (catchup) query = query.where("runType", "!=", "manual");
  return (await query.orderBy("logicalDate", "desc").limit(1).executeTakeFirst()) ?? null;
}
