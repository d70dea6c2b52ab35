import type { Kysely } from "kysely";
import type { MetadataDatabase } from "../tables/metadata-database.ts";

/** The running instance whose attempt holds this lease; `null` when the lease is stale. */
export async function findLeasedTaskInstance(
  database: Kysely<MetadataDatabase>,
  { taskInstanceId, leaseToken }: { readonly taskInstanceId: number; readonly leaseToken: string },
) {
  const row = await database
    .selectFrom("taskInstance")
    .select(["id", "dagRunId", "dagId", "runId", "taskId", "mapIndex", "logicalDate"])
    .where("id", "=", taskInstanceId)
    .where("leaseToken", "=", leaseToken)
    .where("state", "=", "running")
    .executeTakeFirst();
  return row ?? null;
}
