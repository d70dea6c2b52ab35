import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** Processes, those that were heard of last first; many have long ended. */
export async function listRecentJobs(reader: MetadataReader, limit: number) {
  return reader
    .selectFrom("job")
    .selectAll()
    .orderBy(sql`case when state = 'running' then 0 else 1 end`)
    .orderBy("latestHeartbeat", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** How many tries each job has underway, and how many triggers it awaits; a job without any has no row. */
export async function countWorkOfJobs(reader: MetadataReader) {
  const tries = await reader
    .selectFrom("taskInstance")
    .select((column) => ["jobId", column.fn.countAll<number>().as("count")])
    // Written as in the index of what occupies a slot, so that nothing else is read.
    .where(sql<boolean>`state in ('queued', 'running', 'restarting')`)
    .where("jobId", "is not", null)
    .groupBy("jobId")
    .execute();
  const triggers = await reader
    .selectFrom("trigger")
    .select((column) => ["triggererJobId as jobId", column.fn.countAll<number>().as("count")])
    .where("triggererJobId", "is not", null)
    .groupBy("triggererJobId")
    .execute();
  return {
    tries: new Map(tries.map(({ jobId, count }) => [jobId, Number(count)])),
    triggers: new Map(triggers.map(({ jobId, count }) => [jobId, Number(count)])),
  };
}
