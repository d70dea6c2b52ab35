import { resolve } from "node:path";
import type { Metafile } from "esbuild";

/** What is known of a module that a Dag file consists of, by absolute path, which says nothing where it was made up. */
export type ReachedInputs = ReadonlyMap<string, Metafile["inputs"][string]>;

/** The modules that a Dag file consists of, itself included, of all that were bundled together with it. */
export function reachedInputs(
  { inputs }: Metafile,
  { from, projectFolder }: { readonly from: string; readonly projectFolder: string },
): ReachedInputs {
  const names = new Map(Object.keys(inputs).map((name) => [resolve(projectFolder, name), name]));
  const reached = new Map<string, Metafile["inputs"][string]>();
  const waiting = [names.get(from)];
  for (const name of waiting) {
    const input = name === undefined ? undefined : inputs[name];
    if (name === undefined || input === undefined) continue;
    const path = resolve(projectFolder, name);
    if (reached.has(path)) continue;
    reached.set(path, input);
    waiting.push(...input.imports.filter(({ external }) => external !== true).map((imported) => imported.path));
  }
  return reached;
}
