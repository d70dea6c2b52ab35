import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The path without links, as esbuild and the watch name what is in it; what does not exist yet is left as it is. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPathOf(dirname(path)), basename(path));
  }
}
