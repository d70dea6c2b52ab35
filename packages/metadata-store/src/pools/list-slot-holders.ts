import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** Written as in the indexes of task instances that are underway, so that the others are not read. */
const UNDERWAY = {
  occupying: sql<boolean>`state in ('queued', 'running', 'restarting')`,
  deferred: sql<boolean>`state = 'deferred'`,
  scheduled: sql<boolean>`state = 'scheduled'`,
} as const;

/** The task instances that hold slots of a pool, or wait for some: the oldest first of those that hold. */
export async function listSlotHolders(
  reader: MetadataReader,
  {
    pool,
    standing,
    limit,
  }: { readonly pool: string; readonly standing: keyof typeof UNDERWAY; readonly limit: number },
) {
  const query = reader
    .selectFrom("taskInstance")
    .select(["dagId", "runId", "taskId", "mapIndex", "state", "tryNumber", "poolSlots", "priorityWeight"])
    .select(["queuedAt", "startDate", "scheduledAt"])
    .where(UNDERWAY[standing])
    .where("pool", "=", pool)
    .limit(limit);
  return standing === "scheduled"
    ? query.orderBy("priorityWeight", "desc").orderBy("logicalDate").orderBy("id").execute()
    : query.orderBy("startDate").orderBy("id").execute();
}
