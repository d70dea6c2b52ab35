import type { MetadataReader } from "../metadata-store.ts";

/** Dags with the number of their newest version and whether their file has an import error. */
export function selectDags(reader: MetadataReader) {
  return reader
    .selectFrom("dag")
    .innerJoin("dagVersion", "dagVersion.id", "dag.dagVersionId")
    .leftJoin("importError", "importError.relativePath", "dag.relativePath")
    .selectAll("dag")
    .select([
      "dagVersion.versionNumber",
      "dagVersion.createdAt as versionCreatedAt",
      "importError.id as importErrorId",
    ]);
}

/** A Dag as {@link selectDags} reads it. */
export type DagRow = Awaited<ReturnType<ReturnType<typeof selectDags>["execute"]>>[number];
