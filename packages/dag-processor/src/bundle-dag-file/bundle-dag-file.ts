import { basename } from "node:path";
import { invariant } from "@baram/domain";
import type { ParseFailure } from "@baram/execution-api";
import type { BuildFailure, OutputFile } from "esbuild";
import { type DagFileInput, sha256 } from "../inputs/dag-file-input.ts";
import { PLACE_NAMES, PLACE_PLUGIN } from "./author-file.ts";
import type { BundlePlaces } from "./bundle-places.ts";
import { composeModule } from "./compose-module.ts";
import { explainBundleFailure } from "./explain-bundle-failure.ts";
import { PackageManifests } from "./package-manifests.ts";
import { reachedInputs } from "./reached-inputs.ts";
import { type ReadModule, readModules } from "./read-modules.ts";

/** Which Dag file is bundled. Absolute, real paths. */
export interface BundleRequest extends BundlePlaces {
  readonly sourcePath: string;
}

/** A Dag file and what it imports from the project as one module. */
export interface Bundle {
  /** SHA-256 of `module`, hexadecimal. */
  readonly hash: string;
  readonly module: string;
  /** The Dag file as the author wrote it. */
  readonly source: string;
}

/** A bundle, or why there is none; in both cases what was read. */
export type BundleOutcome =
  | { readonly kind: "bundled"; readonly bundle: Bundle; readonly inputs: readonly DagFileInput[] }
  | { readonly kind: "failed"; readonly error: ParseFailure; readonly inputs: readonly DagFileInput[] };

/**
 * Bundles a Dag file with what it imports from the project; packages stay imports.
 *
 * The same content gives the same text, byte for byte, wherever the project lies.
 */
export async function bundleDagFile({ sourcePath, ...places }: BundleRequest): Promise<BundleOutcome> {
  const modules = new Map<string, ReadModule>();
  try {
    const [outcome] = await bundleTogether([sourcePath], places, modules);
    invariant(outcome !== undefined, "One Dag file has one outcome.");
    return outcome;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const { projectFolder } = places;
    const explained = explainBundleFailure(error.errors, { sourcePath, projectFolder, modules });
    return { kind: "failed", error: explained, inputs: inputsOf(modules.values()) };
  }
}

/**
 * Bundles several Dag files, each by itself, in a fraction of the time that one after the other would take.
 *
 * @returns the outcomes in the order of the files, the same as {@link bundleDagFile} has.
 */
export async function bundleDagFiles(
  sourcePaths: readonly string[],
  places: BundlePlaces,
): Promise<readonly BundleOutcome[]> {
  const alone = () => Promise.all(sourcePaths.map((sourcePath) => bundleDagFile({ sourcePath, ...places })));
  if (sourcePaths.length === 1) return alone();
  try {
    return await bundleTogether(sourcePaths, places, new Map());
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    // One that cannot be bundled fails all of them.
    return alone();
  }
}

/** @param modules is filled, when it fails, too. */
async function bundleTogether(
  sourcePaths: readonly string[],
  places: BundlePlaces,
  modules: Map<string, ReadModule>,
): Promise<readonly BundleOutcome[]> {
  const { projectFolder } = places;
  const { outputFiles, metafile } = await runEsbuild(sourcePaths, places, modules);
  const manifests = new PackageManifests(places);
  return Promise.all(
    sourcePaths.map(async (sourcePath, place): Promise<BundleOutcome> => {
      const name = bundleName(place);
      const module = composeModule(textOf(outputFiles, `${name}.mjs`), textOf(outputFiles, `${name}.mjs.map`));
      const reached = reachedInputs(metafile, { from: sourcePath, projectFolder });
      const imported = await manifests.inputsOf(reached);
      const read = [...reached.keys()].map((path) => modules.get(path)).filter((found) => found !== undefined);
      const source = modules.get(sourcePath)?.text ?? "";
      const inputs = [...inputsOf(read), ...imported];
      return { kind: "bundled", bundle: { hash: sha256(module), module, source }, inputs };
    }),
  );
}

/** Loaded when the first file has to be bundled: an unchanged folder does without it. */
async function runEsbuild(
  sourcePaths: readonly string[],
  { projectFolder, bundleFolder }: BundlePlaces,
  modules: Map<string, ReadModule>,
) {
  const { build } = await import("esbuild");
  return build({
    entryPoints: sourcePaths.map((sourcePath, place) => ({ in: sourcePath, out: bundleName(place) })),
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" },
    absWorkingDir: projectFolder,
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "external",
    sourcesContent: true,
    charset: "utf8",
    // A task is named after its function, which esbuild renames where two modules use one name.
    keepNames: true,
    // A Dag is made for its effect, whatever a package.json says about effects.
    ignoreAnnotations: true,
    define: { ...PLACE_NAMES },
    plugins: [readModules(modules, bundleFolder), PLACE_PLUGIN],
    logLevel: "silent",
  });
}

/** Ends the program of esbuild, which otherwise stays ready for the next file. */
export async function stopBundling(): Promise<void> {
  const { stop } = await import("esbuild");
  await stop();
}

/** Without its ending; of the bundle that is made from the file at that place among those bundled together. */
function bundleName(place: number): string {
  return `bundle-${place}`;
}

function textOf(outputFiles: readonly OutputFile[], name: string): string {
  return outputFiles.find(({ path }) => basename(path) === name)?.text ?? "";
}

function inputsOf(modules: Iterable<ReadModule>): readonly DagFileInput[] {
  return [...modules].map(({ input }) => input).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
