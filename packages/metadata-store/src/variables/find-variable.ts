import type { MetadataReader } from "../metadata-store.ts";

/** A variable with its value still encrypted. */
export async function findVariable(reader: MetadataReader, key: string) {
  return (await reader.selectFrom("variable").selectAll().where("key", "=", key).executeTakeFirst()) ?? null;
}
