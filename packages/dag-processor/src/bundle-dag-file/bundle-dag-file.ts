import { dirname, join } from "node:path";
import type { ParseFailure } from "@baram/execution-api";
import type { BuildFailure, BuildResult } from "esbuild";
import { type DagFileInput, lookAtInput, sha256 } from "../inputs/dag-file-input.ts";
import { PLACE_NAMES, PLACE_PLUGIN } from "./author-file.ts";
import { composeModule } from "./compose-module.ts";
import { explainBundleFailure } from "./explain-bundle-failure.ts";
import { packageManifests } from "./package-manifests.ts";
import { type ReadModule, readModules } from "./read-modules.ts";

/** Which Dag file, and where its bundle will lie. Absolute, real paths. */
export interface BundleRequest {
  readonly sourcePath: string;
  readonly projectFolder: string;
  readonly bundleFolder: string;
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
export async function bundleDagFile(request: BundleRequest): Promise<BundleOutcome> {
  const modules = new Map<string, ReadModule>();
  const { sourcePath, projectFolder, bundleFolder } = request;
  try {
    const result = await runEsbuild(request, modules);
    const module = composeModule(textOf(result, "bundle.mjs"), textOf(result, "bundle.mjs.map"));
    const source = modules.get(sourcePath)?.text ?? "";
    const manifests = packageManifests(result.metafile, bundleFolder, projectFolder);
    const inputs = [...inputsOf(modules), ...(await Promise.all(manifests.map(lookAtInput)))];
    return { kind: "bundled", bundle: { hash: sha256(module), module, source }, inputs };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const explained = explainBundleFailure(error.errors, { sourcePath, projectFolder, modules });
    return { kind: "failed", error: explained, inputs: inputsOf(modules) };
  }
}

/** Loaded when the first file has to be bundled: an unchanged folder does without it. */
async function runEsbuild(
  { sourcePath, projectFolder, bundleFolder }: BundleRequest,
  modules: Map<string, ReadModule>,
) {
  const { build } = await import("esbuild");
  return build({
    entryPoints: [sourcePath],
    outfile: join(bundleFolder, "bundle.mjs"),
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

function textOf({ outputFiles }: BuildResult<{ write: false }>, name: string): string {
  return outputFiles.find(({ path }) => path === join(dirname(path), name))?.text ?? "";
}

function inputsOf(modules: ReadonlyMap<string, ReadModule>): readonly DagFileInput[] {
  return [...modules.values()].map(({ input }) => input).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}
