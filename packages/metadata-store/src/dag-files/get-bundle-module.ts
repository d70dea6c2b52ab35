import type { MetadataReader } from "../metadata-store.ts";

/** The module of a bundle. Every Dag version refers to one that is stored, so a missing one is an error. */
export async function getBundleModule(reader: MetadataReader, hash: string): Promise<string> {
  const row = await reader.selectFrom("dagBundle").select("module").where("hash", "=", hash).executeTakeFirst();
  if (row === undefined) {
    throw new Error(`The bundle ${hash} is not in the database: it was removed, or never stored by this installation.`);
  }
  return row.module;
}
