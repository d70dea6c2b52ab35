import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Loads what every Dag file of a project imports, before the first of them comes: while the runner waits for work, so
 * that the work does not wait for it. A project without it hears of that from its Dag files.
 *
 * @param projectFolder absolute path.
 */
export async function loadSdk(projectFolder: string): Promise<void> {
  try {
    const path = createRequire(join(projectFolder, "package.json")).resolve("baram");
    await import(pathToFileURL(path).href);
  } catch {
    // Whoever imports it gets the same error, in a place that can show it.
  }
}
