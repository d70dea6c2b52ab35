import { readFileSync } from "node:fs";
import { dirname, isAbsolute, join, posix, resolve } from "node:path";
import type { SerializedDag } from "@baram/domain";
import type { BundleLocation } from "@baram/execution-api";

/** Where the template files of an attempt are. */
export interface TemplateFilePlaces {
  readonly dag: Pick<SerializedDag, "templateSearchPath">;
  readonly bundle: Pick<BundleLocation, "sourcePath">;
  /** Those that came with the bundle, by their path from the Dag file's folder. */
  readonly templateFiles: ReadonlyMap<string, string>;
}

/**
 * Reads a template file by its name: beside the Dag file, then in the Dag's search path, in order.
 *
 * What came with the bundle counts before what lies in a folder now, so that a run keeps the texts it started with. A
 * name that no template spells out, because another computes it, is looked for in the folders of this machine.
 *
 * @returns `null` when there is none. A name that leads out of a folder finds nothing.
 */
export function readTemplateFile({ dag, bundle, templateFiles }: TemplateFilePlaces, name: string): string | null {
  if (name.split(/[\\/]/).includes("..")) return null;
  const folders = [".", ...dag.templateSearchPath];
  const carried = (folder: string) => templateFiles.get(posix.join(folder, name)) ?? null;
  const onDisk = (folder: string) => textOrNull(join(resolve(dirname(bundle.sourcePath), folder), name));
  for (const folder of folders) {
    const text = isAbsolute(folder) ? onDisk(folder) : carried(folder);
    if (text !== null) return text;
  }
  for (const folder of folders) {
    const text = onDisk(folder);
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
