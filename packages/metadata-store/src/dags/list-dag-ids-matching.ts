import { sql } from "kysely";
import type { MetadataReader } from "../metadata-store.ts";

/** The ids that hold a text, whatever its case; also of Dags whose files are gone, for their runs are still there. */
export async function listDagIdsMatching(reader: MetadataReader, text: string): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom("dag")
    .select("dagId")
    .where(sql<boolean>`lower(dag_id) like ${`%${text.toLowerCase()}%`}`)
    .execute();
  return rows.map((row) => row.dagId);
}

/** How many Dags there are whose files are there. */
export async function countActiveDags(reader: MetadataReader): Promise<number> {
  const { active } = await reader
    .selectFrom("dag")
    .select((column) => column.fn.countAll<number>().as("active"))
    .where("isActive", "=", 1)
    .executeTakeFirstOrThrow();
  return Number(active);
}
