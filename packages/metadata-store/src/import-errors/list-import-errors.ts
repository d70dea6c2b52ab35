import type { MetadataReader } from "../metadata-store.ts";

/** Import errors, with how many there are in all. */
export async function listImportErrors(
  reader: MetadataReader,
  {
    orderBy,
    direction,
    limit,
    offset,
  }: {
    readonly orderBy: "id" | "createdAt" | "relativePath";
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly offset: number;
  },
) {
  const importErrors = await reader
    .selectFrom("importError")
    .selectAll()
    .orderBy(orderBy, direction)
    .limit(limit)
    .offset(offset)
    .execute();
  return { importErrors, total: await countImportErrors(reader) };
}

/** How many Dag files do not load. */
/** How many Dag files do not load. */
export async function countImportErrors(reader: MetadataReader): Promise<number> {
  const row = await reader
    .selectFrom("importError")
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The import error with this id, or `null`. */
/** One import error by its id. */
export async function findImportError(reader: MetadataReader, id: number) {
  return (await reader.selectFrom("importError").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}
