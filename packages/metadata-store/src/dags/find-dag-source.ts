import type { MetadataReader } from "../metadata-store.ts";

/** The author's file of a version of a Dag, the newest by default. */
export async function findDagSource(
  reader: MetadataReader,
  { dagId, versionNumber }: { readonly dagId: string; readonly versionNumber?: number },
) {
  let query = reader
    .selectFrom("dagVersion")
    .innerJoin("dagBundle", "dagBundle.hash", "dagVersion.bundleHash")
    .select(["dagVersion.versionNumber", "dagBundle.source", "dagBundle.relativePath"])
    .where("dagVersion.dagId", "=", dagId);
  if (versionNumber !== undefined) query = query.where("dagVersion.versionNumber", "=", versionNumber);
  return (await query.orderBy("dagVersion.versionNumber", "desc").limit(1).executeTakeFirst()) ?? null;
}

/** The text of a Dag file as it was last loaded; `null` when there is no such file. */
export async function findDagFileSource(reader: MetadataReader, relativePath: string): Promise<string | null> {
  const row = await reader
    .selectFrom("dagFile")
    .innerJoin("dagBundle", "dagBundle.hash", "dagFile.bundleHash")
    .select("dagBundle.source")
    .where("dagFile.relativePath", "=", relativePath)
    .executeTakeFirst();
  return row?.source ?? null;
}
