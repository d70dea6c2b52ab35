import { randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BundleLocation } from "@baram/execution-api";

/** Where bundles and the Dag files they were made from are. Absolute paths. */
export interface BundleFolderOptions {
  /** Created when the first bundle is written. */
  readonly folder: string;
  readonly dagsFolder: string;
}

/** The bundles on this machine, as files that runners import. A bundle never changes: its name is its content's hash. */
export class BundleFolder {
  readonly folder: string;
  readonly #dagsFolder: string;
  /** Hash → the write, or the look, that is under way or done. */
  readonly #present = new Map<string, Promise<void>>();

  constructor({ folder, dagsFolder }: BundleFolderOptions) {
    this.folder = folder;
    this.#dagsFolder = dagsFolder;
  }

  /** Where the bundle is, or would be. */
  locate({ hash, relativePath }: { readonly hash: string; readonly relativePath: string }): BundleLocation {
    return { hash, modulePath: this.#pathOf(hash), sourcePath: join(this.#dagsFolder, relativePath) };
  }

  /** Puts a bundle into the folder, unless it is there. */
  write(hash: string, module: string): Promise<void> {
    return this.#once(hash, () => this.#writeIfMissing(hash, () => Promise.resolve(module)));
  }

  /** Sees to it that a bundle is in the folder; `readModule` is asked only when it is not. */
  ensure(location: BundleLocation, readModule: (hash: string) => Promise<string>): Promise<void> {
    const { hash } = location;
    return this.#once(hash, () => this.#writeIfMissing(hash, () => readModule(hash)));
  }

  #pathOf(hash: string): string {
    return join(this.folder, `${hash}.mjs`);
  }

  #once(hash: string, provide: () => Promise<void>): Promise<void> {
    const known = this.#present.get(hash);
    if (known !== undefined) return known;
    const provided = provide();
    this.#present.set(hash, provided);
    // What failed, a full disk for one, may be tried again.
    provided.catch(() => this.#present.delete(hash));
    return provided;
  }

  async #writeIfMissing(hash: string, readModule: () => Promise<string>): Promise<void> {
    const path = this.#pathOf(hash);
    if (existsSync(path)) return;
    const module = await readModule();
    // A runner must never import half a bundle, and another process may be writing the same one. At once, not piece by
    // piece: the five calls of a small file take less time than handing them to Node's threads.
    const draft = join(this.folder, `.${hash}.${randomUUID()}`);
    try {
      if (!existsSync(this.folder)) mkdirSync(this.folder, { recursive: true });
      writeFileSync(draft, module);
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }
}

/**
 * The folder for bundles: below the project's `node_modules` where that exists and can be written, else in `BARAM_HOME`.
 *
 * A bundle imports packages by their names, and Node looks for those in the `node_modules` of the folders above it.
 */
export function chooseBundleFolder({
  projectFolder,
  homeFolder,
}: {
  readonly projectFolder: string;
  readonly homeFolder: string;
}): string {
  const modules = join(projectFolder, "node_modules");
  const inProject = join(modules, ".cache", "baram", "bundles");
  const inHome = join(homeFolder, "bundles");
  const folder = existsSync(modules) && canWriteIn(inProject) ? inProject : inHome;
  mkdirSync(folder, { recursive: true });
  // Node resolves links before it loads a module, so paths relative to a bundle begin at its real place.
  return realpathSync(folder);
}

function canWriteIn(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
