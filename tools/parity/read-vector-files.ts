import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ParityCase } from "./parity-format.ts";

/** A file of recordings. */
export interface VectorFile {
  readonly path: string;
  readonly format: string;
  /** What is said about all its cases, in words. */
  readonly notes: readonly string[];
  readonly cases: readonly ParityCase[];
}

/** Reads every vector file below a folder, or the one file that is named, in the order of their paths. */
export function readVectorFiles(folderOrFile: string): readonly VectorFile[] {
  return listJsonFiles(folderOrFile).flatMap((path) => {
    const document: unknown = JSON.parse(readFileSync(path, "utf8"));
    return isVectorDocument(document) ? [{ path, notes: [], ...document }] : [];
  });
}

function listJsonFiles(folderOrFile: string): readonly string[] {
  if (statSync(folderOrFile).isFile()) return [folderOrFile];
  return readdirSync(folderOrFile, { withFileTypes: true })
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folderOrFile, entry.name);
      if (entry.isDirectory()) return listJsonFiles(path);
      return entry.name.endsWith(".json") ? [path] : [];
    });
}

/** What stands beside the recordings, such as the base state of a server, has no cases of its own. */
function isVectorDocument(
  document: unknown,
): document is Omit<VectorFile, "path" | "notes"> & Partial<Pick<VectorFile, "notes">> {
  return (
    typeof document === "object" &&
    document !== null &&
    "format" in document &&
    typeof document.format === "string" &&
    "cases" in document &&
    Array.isArray(document.cases)
  );
}
