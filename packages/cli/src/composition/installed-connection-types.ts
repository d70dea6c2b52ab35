import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InstalledConnectionType } from "@baram/api-server";
import { type ConnectionType, parseConnectionTypes } from "@baram/domain";
import { listInstalledProviders } from "./installed-providers.ts";

/**
 * The connection types that the installed providers of a project describe, in the order of the providers. Read from
 * files: nothing of a provider is loaded. One whose file cannot be read has none.
 */
export async function listInstalledConnectionTypes(projectFolder: string): Promise<readonly InstalledConnectionType[]> {
  const providers = await listInstalledProviders(projectFolder);
  const types = await Promise.all(
    providers.map(async ({ packageName }) => {
      const described = await readConnectionTypes(projectFolder, packageName);
      return described.map((type) => ({ ...type, packageName }));
    }),
  );
  return types.flat();
}

async function readConnectionTypes(projectFolder: string, packageName: string): Promise<readonly ConnectionType[]> {
  const folder = findPackage(projectFolder, packageName);
  if (folder === null) return [];
  try {
    const manifest = (await readJson(join(folder, "package.json"))) as { baram?: { connectionTypes?: unknown } };
    const path = manifest.baram?.connectionTypes;
    if (typeof path !== "string") return [];
    const parsed = parseConnectionTypes(await readJson(join(folder, path)));
    return parsed.kind === "refused" ? [] : parsed.connectionTypes;
  } catch {
    return [];
  }
}

/** The folder of a package, where Node would find it: in the nearest `node_modules` on the way up. */
export function findPackage(from: string, packageName: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", packageName);
    if (existsSync(join(path, "package.json"))) return path;
    if (dirname(folder) === folder) return null;
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
