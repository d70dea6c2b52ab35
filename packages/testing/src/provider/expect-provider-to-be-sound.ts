import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ConnectionType, parseConnectionTypes } from "@baram/domain";

/** A provider's package does not describe its connections as it must. The message names every mistake. */
class UnsoundProviderError extends Error {
  override readonly name = "UnsoundProviderError";
}

/**
 * Expects that the package around a file describes its connection types as Baram reads them: its `package.json` names
 * the file with them (`"baram": { "connectionTypes": … }`), the file is well-formed, and what tries connections out is
 * among the package's exports, as are the triggers, notifications and secrets back ends that it lists. Throws an error that names every mistake; works with any test runner.
 *
 * @param file any file of the package, such as `import.meta.url` of a test.
 * @param exports what the package exports: `import * as exports from "./index.ts"`.
 * @returns the connection types.
 */
export function expectProviderToBeSound(
  file: string,
  exports: Readonly<Record<string, unknown>>,
): readonly ConnectionType[] {
  const folder = packageFolderOf(file);
  const path = connectionTypesPath(folder);
  const parsed = parseConnectionTypes(JSON.parse(readFileSync(join(folder, path), "utf8")));
  if (parsed.kind === "refused") throw new UnsoundProviderError(`${path}: ${parsed.message}.`);
  const { connectionTypes } = parsed;
  const mistakes = connectionTypes
    .filter(({ test }) => test !== null && typeof exports[test] !== "function")
    .map(
      ({ connectionType, test }) => `${path}: the package exports no function "${test}" to try ${connectionType} with.`,
    );
  const names = connectionTypes.map(({ connectionType }) => connectionType);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) mistakes.push(`${path}: it has "${twice}" twice.`);
  mistakes.push(...missingExports(folder, exports));
  if (mistakes.length > 0) throw new UnsoundProviderError(mistakes.join("\n"));
  return connectionTypes;
}

/** What a manifest may list beside connection types, each a list of names that the package exports. */
const LISTED = ["triggers", "notifications", "secretsBackends"];

function missingExports(folder: string, exports: Readonly<Record<string, unknown>>): readonly string[] {
  const { baram = {} } = readManifest(folder);
  return LISTED.flatMap((kind) => {
    const names = baram[kind] ?? [];
    if (!Array.isArray(names)) return [`package.json: "${kind}" has to be a list of names that the package exports.`];
    return (names as readonly unknown[])
      .filter((name) => typeof name !== "string" || exports[name] === undefined)
      .map((name) => `package.json: it lists ${JSON.stringify(name)} in "${kind}", which the package does not export.`);
  });
}

function readManifest(folder: string): { readonly baram?: Readonly<Record<string, unknown>> } {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as ReturnType<typeof readManifest>;
}

function packageFolderOf(file: string): string {
  const start = file.startsWith("file:") ? fileURLToPath(file) : file;
  for (let folder = dirname(start); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new UnsoundProviderError(`No folder above ${start} has a package.json.`);
  }
}

function connectionTypesPath(folder: string): string {
  const path = readManifest(folder).baram?.["connectionTypes"];
  if (typeof path === "string" && existsSync(join(folder, path))) return path;
  throw new UnsoundProviderError(
    `package.json names no file with connection types; expected "baram": { "connectionTypes": "./connection-types.json" }.`,
  );
}
