import { existsSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { type DagFileInput, lookAtInput } from "../inputs/dag-file-input.ts";
import type { BundlePlaces } from "./bundle-places.ts";
import type { ReachedInputs } from "./reached-inputs.ts";

/**
 * The `package.json` of each package that bundles import: another version of a package may make another Dag. Each is looked
 * for and read once, however many of the bundles that are made together import it.
 */
export class PackageManifests {
  readonly #projectFolder: string;
  readonly #require: NodeJS.Require;
  /** By the name of the package. */
  readonly #inputs = new Map<string, Promise<DagFileInput>>();

  constructor({ bundleFolder, projectFolder }: BundlePlaces) {
    this.#projectFolder = projectFolder;
    this.#require = createRequire(join(bundleFolder, "bundle.mjs"));
  }

  /** Those of the packages that one bundle imports, by name. */
  inputsOf(reached: ReachedInputs): Promise<readonly DagFileInput[]> {
    const names = new Set<string>();
    for (const { imports } of reached.values()) {
      for (const { path, external } of imports) {
        const name = external === true ? packageNameOf(path) : null;
        if (name !== null) names.add(name);
      }
    }
    return Promise.all([...names].sort().map((name) => this.#inputOf(name)));
  }

  #inputOf(name: string): Promise<DagFileInput> {
    let input = this.#inputs.get(name);
    if (input === undefined) {
      input = lookAtInput(this.#pathOf(name));
      this.#inputs.set(name, input);
    }
    return input;
  }

  /** For a package that is not installed it is where npm would put it, so that its arrival is seen. */
  #pathOf(name: string): string {
    const candidates = (this.#require.resolve.paths(name) ?? []).map((folder) => join(folder, name, "package.json"));
    const missing = join(this.#projectFolder, "node_modules", name, "package.json");
    return candidates.find((path) => existsSync(path)) ?? missing;
  }
}

function packageNameOf(specifier: string): string | null {
  if (specifier.startsWith("<") || specifier.includes(":") || isBuiltin(specifier)) return null;
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? null;
}
