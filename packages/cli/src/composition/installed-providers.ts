import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { InstalledProvider } from "@baram/api-server";

/** What a provider's `package.json` says beside what every package's does. */
interface Manifest {
  readonly name?: unknown;
  readonly version?: unknown;
  readonly description?: unknown;
  /** A provider has it. */
  readonly baram?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The providers among the packages that a project names in its `package.json`, by name. */
export async function listInstalledProviders(projectFolder: string): Promise<readonly InstalledProvider[]> {
  const project = await readManifest(projectFolder);
  const { dependencies, devDependencies, optionalDependencies } = project ?? {};
  const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
  const found = await Promise.all(names.toSorted().map((name) => findProvider(projectFolder, name)));
  return found.filter((provider) => provider !== null);
}

/** Looks where Node would: in each `node_modules` on the way up. */
async function findProvider(from: string, name: string): Promise<InstalledProvider | null> {
  for (let folder = from; ; folder = dirname(folder)) {
    const manifest = await readManifest(join(folder, "node_modules", name));
    if (manifest !== null) return manifest.baram === undefined ? null : providerOf(name, manifest);
    if (dirname(folder) === folder) return null;
  }
}

function providerOf(packageName: string, { version, description }: Manifest): InstalledProvider {
  return { packageName, version: textOf(version), description: textOf(description) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    return typeof manifest === "object" && manifest !== null ? manifest : null;
  } catch {
    // A package that is not installed, or whose manifest cannot be read, is no provider.
    return null;
  }
}
