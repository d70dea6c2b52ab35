import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import { bundleDagFile } from "@baram/dag-processor";
import type { BundleFolder } from "@baram/runner-pool";
import { ConfigurationError } from "../configuration/configuration.ts";
import type { Folders } from "../configuration/folders.ts";

/** Where a module of the author's is looked for, and which option names it. */
export interface ProvideModuleOptions {
  readonly folders: Folders;
  readonly bundleFolder: BundleFolder;
  /** The variable of the option. */
  readonly option: string;
  /** What else the option may be, in words. */
  readonly others: string;
}

/** A file of the project is bundled as Dag files are; a package is found as the project would find it. */
export async function provideModule(name: string, options: ProvideModuleOptions): Promise<string> {
  const { folders, bundleFolder, option } = options;
  const path = isAbsolute(name) ? name : resolve(folders.project, name);
  if (!existsSync(path)) return resolvePackage(name, options);
  const outcome = await bundleDagFile({
    sourcePath: realpathSync(path),
    projectFolder: realpathSync(folders.project),
    bundleFolder: bundleFolder.folder,
  });
  if (outcome.kind === "failed") {
    throw new ConfigurationError(`${option} is "${name}", which cannot be loaded: ${outcome.error.message}`);
  }
  const { hash, module } = outcome.bundle;
  await bundleFolder.write(hash, module);
  return bundleFolder.locate({ hash, relativePath: name }).modulePath;
}

function resolvePackage(name: string, { folders, option, others }: ProvideModuleOptions): string {
  const projectFolder = folders.project;
  try {
    return createRequire(join(projectFolder, "package.json")).resolve(name);
  } catch {
    throw new ConfigurationError(
      `${option} is "${name}"; it has to be ${others}, a file below ${projectFolder} or a package that is installed there.`,
    );
  }
}
