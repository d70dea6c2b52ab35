import { join } from "node:path";
import { build } from "esbuild";

/**
 * The entries that start a process or are loaded by author code, each bundled with the workspace packages behind it.
 *
 * Node takes about half a millisecond for every file it loads: unbundled, a runner and the author's `baram` took 200 ms
 * before the first line of a task, most of it for opening two hundred small files, and the command 400 ms longer.
 */
const ENTRIES = [
  { folder: "packages/runner/dist", files: ["main.js"] },
  // Together, so that both share one copy of the SDK.
  { folder: "packages/baram/dist", files: ["index.js", "testing.js"] },
  { folder: "packages/cli/dist", files: ["main.js", "option-secrets-main.js"] },
];

/** Libraries that bring a binary, start a process of their own, or are chosen at run time. */
const EXTERNAL = ["better-sqlite3", "libsql", "pg-native", "esbuild", "pino"];

/** Bundles what has been compiled. Libraries that are loaded on demand stay in files of their own. */
export async function bundleEntries(root: string): Promise<void> {
  for (const { folder, files } of ENTRIES) {
    await build({
      absWorkingDir: root,
      entryPoints: files.map((file) => join(folder, file)),
      outdir: join(folder, "bundle"),
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      external: EXTERNAL,
      target: "node20",
      // Author classes are known by their names, and so are ours in messages.
      keepNames: true,
      sourcemap: true,
      logLevel: "warning",
      // Libraries written as CommonJS ask for Node's modules by `require`.
      banner: {
        js: 'import { createRequire as __makeRequire } from "node:module"; const require = __makeRequire(import.meta.url);',
      },
    });
  }
}
