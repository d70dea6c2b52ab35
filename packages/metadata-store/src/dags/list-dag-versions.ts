import type { MetadataReader } from "../metadata-store.ts";

/** The stored versions of a Dag, newest first. */
export async function listDagVersions(reader: MetadataReader, dagId: string) {
  return reader
    .selectFrom("dagVersion")
    .select(["id", "versionNumber", "createdAt"])
    .where("dagId", "=", dagId)
    .orderBy("versionNumber", "desc")
    .execute();
}
