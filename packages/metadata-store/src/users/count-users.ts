import type { MetadataReader } from "../metadata-store.ts";

export async function countUsers(reader: MetadataReader): Promise<number> {
  const row = await reader
    .selectFrom("user")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}
