import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SerializedDag } from "@baram/domain";
import type { BundleLocation } from "@baram/execution-api";

/**
 * Reads a template file by its name: in the Dag's search path, then beside the Dag file.
 *
 * @returns `null` when there is none. A name that leads out of a folder finds nothing.
 */
export function readTemplateFile(dag: SerializedDag, bundle: BundleLocation, name: string): string | null {
  if (name.split(/[\\/]/).includes("..")) return null;
  const dagFolder = dirname(bundle.sourcePath);
  const folders = [...dag.templateSearchPath.map((folder) => resolve(dagFolder, folder)), dagFolder];
  for (const folder of folders) {
    const text = textOrNull(join(folder, name));
    if (text !== null) return text;
  }
  return null;
}

function textOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR") return null;
    throw error;
  }
}
