import type { MetadataReader } from "../metadata-store.ts";

/** How many users there are, inactive ones included. */
/** How many users there are, active or not. */
export async function countUsers(reader: MetadataReader): Promise<number> {
  const row = await reader
    .selectFrom("user")
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}
