import type { MetadataReader } from "../metadata-store.ts";

/** Of these Dags, the ones whose next run has its dates but no moment of creation: they were at their limit of runs. */
export async function listDagsHeldByRunLimit(
  reader: MetadataReader,
  dagIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("dag")
    .select("dagId")
    .where("dagId", "in", dagIds)
    .where("isActive", "=", 1)
    .where("nextLogicalDate", "is not", null)
    .where("nextRunAfter", "is", null)
    .execute();
  return rows.map(({ dagId }) => dagId);
}
