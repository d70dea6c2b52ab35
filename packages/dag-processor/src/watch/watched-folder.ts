import { sep } from "node:path";
import { isIgnoreFileName } from "../find-dag-files/ignore-file.ts";

/**
 * Whether the watch of the Dags folder sees this path: what no Dag file is looked for in, it leaves out.
 *
 * Without that, a database or a log that somebody keeps below the Dags folder would be a change each second.
 */
export function isSeenInFolder(path: string, dagsFolder: string): boolean {
  if (path === dagsFolder) return true;
  if (!path.startsWith(dagsFolder + sep)) return false;
  const names = path.slice(dagsFolder.length + 1).split(/[\\/]/);
  return names.every((name) => name !== "node_modules" && (!name.startsWith(".") || isIgnoreFileName(name)));
}
