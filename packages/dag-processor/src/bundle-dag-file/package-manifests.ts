import { existsSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import type { BundlePlaces } from "./bundle-places.ts";
import type { ReachedInputs } from "./reached-inputs.ts";

/**
 * The `package.json` of each package that a bundle imports: another version of a package may make another Dag.
 *
 * For a package that is not installed it is where npm would put it, so that its arrival is seen.
 */
export function packageManifests(
  reached: ReachedInputs,
  { bundleFolder, projectFolder }: BundlePlaces,
): readonly string[] {
  const { resolve } = createRequire(join(bundleFolder, "bundle.mjs"));
  const names = new Set<string>();
  for (const { imports } of reached.values()) {
    for (const { path, external } of imports) {
      const name = external === true ? packageNameOf(path) : null;
      if (name !== null) names.add(name);
    }
  }
  return [...names].sort().map((name) => {
    const candidates = (resolve.paths(name) ?? []).map((folder) => join(folder, name, "package.json"));
    return candidates.find((path) => existsSync(path)) ?? join(projectFolder, "node_modules", name, "package.json");
  });
}

function packageNameOf(specifier: string): string | null {
  if (specifier.startsWith("<") || specifier.includes(":") || isBuiltin(specifier)) return null;
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? null;
}
