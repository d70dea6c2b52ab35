import type { MetadataReader } from "../metadata-store.ts";

/** The tags of Dags, by Dag, in order of name. A Dag without tags has no entry. */
export async function listTagsOfDags(
  reader: MetadataReader,
  dagIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const tags = new Map<string, string[]>();
  if (dagIds.length === 0) return tags;
  const rows = await reader.selectFrom("dagTag").selectAll().where("dagId", "in", dagIds).orderBy("name").execute();
  for (const { dagId, name } of rows) tags.set(dagId, [...(tags.get(dagId) ?? []), name]);
  return tags;
}
