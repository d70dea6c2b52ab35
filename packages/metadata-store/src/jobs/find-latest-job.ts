import type { MetadataReader } from "../metadata-store.ts";

/** The job of a type that was heard of last; `null` when there never was one. */
export async function findLatestJob(reader: MetadataReader, jobType: string) {
  const row = await reader
    .selectFrom("job")
    .selectAll()
    .where("jobType", "=", jobType)
    .orderBy("latestHeartbeat", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
