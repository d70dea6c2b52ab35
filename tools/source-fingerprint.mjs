import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Tells whether an install or a build is still good, without doing it again. Plain JavaScript without
 * dependencies, because `prepare.mjs` needs it before anything is installed.
 */

/** The root of the repository. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

const CACHE = join(ROOT, "node_modules/.cache/baram");

/** Where the stamp of a finished step (`install`, `build`, `build-web`) is kept. */
export function stampPath(/** @type {string} */ step) {
  return join(CACHE, `${step}.stamp`);
}

/** The stamp of the last time the step finished, or `null` when it never did. */
export function readStamp(/** @type {string} */ step) {
  const path = stampPath(step);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** What the packages are built from, as one short text: it changes when a file is added, removed or written. */
export function packagesFingerprint() {
  const packages = ["packages", "providers"].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name !== "web")
      .map((name) => join(ROOT, folder, name)),
  );
  return fingerprint([
    ...["package-lock.json", "tsconfig.json", "tsconfig.base.json"].map((name) => join(ROOT, name)),
    ...packages.flatMap((path) => [join(path, "src"), join(path, "package.json"), join(path, "tsconfig.json")]),
  ]);
}

/** What the web UI is built from. Its own `dist` and the declarations of other packages are left out. */
export function webFingerprint() {
  const web = join(ROOT, "packages/web");
  const own = readdirSync(web).filter((name) => name !== "dist" && name !== "node_modules");
  return fingerprint([
    join(ROOT, "package-lock.json"),
    join(ROOT, "packages/domain/src"),
    ...own.map((name) => join(web, name)),
  ]);
}

/**
 * Sizes and times of change instead of contents: a few hundred files take ten milliseconds.
 *
 * @param {readonly string[]} paths
 */
function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) addToHash(hash, path);
  return hash.digest("hex");
}

/**
 * @param {import("node:crypto").Hash} hash
 * @param {string} path
 */
function addToHash(hash, path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return;
  if (entry.isDirectory()) {
    for (const name of readdirSync(path).sort()) addToHash(hash, join(path, name));
  } else {
    hash.update(`${relative(ROOT, path)}\0${entry.size}\0${entry.mtimeMs}\n`);
  }
}
