import type { MetadataReader } from "../metadata-store.ts";

/** The stored versions of a Dag, newest first. */
export async function listDagVersions(reader: MetadataReader, dagId: string) {
  return reader
    .selectFrom("dagVersion")
    .select(["id", "versionNumber", "createdAt", "bundleHash"])
    .where("dagId", "=", dagId)
    .orderBy("versionNumber", "desc")
    .execute();
}

/** A version of a Dag by its number. */
export async function findDagVersionId(
  reader: MetadataReader,
  { dagId, versionNumber }: { readonly dagId: string; readonly versionNumber: number },
): Promise<number | null> {
  const row = await reader
    .selectFrom("dagVersion")
    .select("id")
    .where("dagId", "=", dagId)
    .where("versionNumber", "=", versionNumber)
    .executeTakeFirst();
  return row?.id ?? null;
}
