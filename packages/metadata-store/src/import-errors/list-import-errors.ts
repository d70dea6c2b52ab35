import { sql } from "kysely";
import { isOneOf } from "../is-one-of.ts";
import type { MetadataReader } from "../metadata-store.ts";

/** Import errors, with how many there are in all. */
export async function listImportErrors(
  reader: MetadataReader,
  {
    orderBy,
    direction,
    limit,
    offset,
    dagIds,
  }: {
    /** Only those of files with one of these Dags. */
    readonly dagIds?: readonly string[] | undefined;
    readonly orderBy: "id" | "createdAt" | "relativePath";
    readonly direction: "asc" | "desc";
    readonly limit: number;
    readonly offset: number;
  },
) {
  const matching = reader.selectFrom("importError").$if(dagIds !== undefined, (query) =>
    query.where("relativePath", "in", (ofFiles) =>
      ofFiles
        .selectFrom("dag")
        .select("dag.relativePath")
        .where(isOneOf(sql.ref("dag.dagId"), dagIds ?? [])),
    ),
  );
  const importErrors = await matching.selectAll().orderBy(orderBy, direction).limit(limit).offset(offset).execute();
  const { total } = await matching
    .select((column) => column.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return { importErrors, total };
}

/** How many Dag files do not load. */
export async function countImportErrors(reader: MetadataReader): Promise<number> {
  const row = await reader
    .selectFrom("importError")
    .select((column) => column.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The import error with this id, or `null`. */
export async function findImportError(reader: MetadataReader, id: number) {
  return (await reader.selectFrom("importError").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

/** The ids of the Dags that a file makes, or has made. */
export async function listDagIdsOfFile(reader: MetadataReader, relativePath: string): Promise<readonly string[]> {
  const rows = await reader.selectFrom("dag").select("dagId").where("relativePath", "=", relativePath).execute();
  return rows.map(({ dagId }) => dagId);
}
