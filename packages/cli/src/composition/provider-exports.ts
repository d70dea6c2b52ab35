import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findPackage } from "./installed-connection-types.ts";

/** The names that an installed provider lists below `baram` in its `package.json`: `triggers`, `notifications`… */
export async function listProviderExports(
  projectFolder: string,
  { packageName, kind }: { readonly packageName: string; readonly kind: string },
): Promise<readonly string[]> {
  const folder = findPackage(projectFolder, packageName);
  if (folder === null) return [];
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
    readonly baram?: Readonly<Record<string, unknown>>;
  };
  const names = manifest.baram?.[kind];
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}
