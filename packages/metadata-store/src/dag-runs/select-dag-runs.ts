import type { MetadataReader } from "../metadata-store.ts";

/** Runs with the number of the version they are pinned to. */
export function selectDagRuns(reader: MetadataReader) {
  return reader
    .selectFrom("dagRun")
    .innerJoin("dagVersion", "dagVersion.id", "dagRun.dagVersionId")
    .selectAll("dagRun")
    .select("dagVersion.versionNumber");
}

/** A run as {@link selectDagRuns} reads it. */
export type DagRunRow = Awaited<ReturnType<ReturnType<typeof selectDagRuns>["execute"]>>[number];
