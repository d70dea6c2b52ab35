import type { MetadataReader } from "../metadata-store.ts";

/** Every variable, in the order of creation, with its value still encrypted. There are few, and no query can order by a value. */
export async function listVariables(reader: MetadataReader) {
  return reader.selectFrom("variable").selectAll().orderBy("id").execute();
}
