import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** The attempts that a job is to stop because their instance was cleared while they ran. */
export async function listRestartingTaskInstances(
  reader: MetadataReader,
  { jobId }: { readonly jobId: number },
): Promise<readonly { readonly taskInstanceId: number; readonly leaseToken: string }[]> {
  const rows = await reader
    .selectFrom("taskInstance")
    .select(["id", "leaseToken"])
    // The partial index of what occupies slots holds these, too.
    .where(sql<boolean>`state in ('queued', 'running', 'restarting')`)
    .where("state", "=", "restarting")
    .where("jobId", "=", jobId)
    .execute();
  return rows.flatMap(({ id, leaseToken }) => (leaseToken === null ? [] : [{ taskInstanceId: id, leaseToken }]));
}
