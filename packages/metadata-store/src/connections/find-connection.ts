import type { MetadataReader } from "../metadata-store.ts";

/** A connection with its secrets still encrypted. */
export async function findConnection(reader: MetadataReader, connectionId: string) {
  const query = reader.selectFrom("connection").selectAll().where("connectionId", "=", connectionId);
  return (await query.executeTakeFirst()) ?? null;
}
