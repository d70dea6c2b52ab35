import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Architecture, entryFiles, isPackageFolder, readArchitecture } from "./architecture.ts";
import { parseSourceFile, type SourceFile } from "./source-file.ts";
import type { Repository } from "./violation.ts";

const CODE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/;
const NOT_WRITTEN_HERE = /\.generated\.ts$|\.d\.ts$/;
const SKIPPED_FOLDERS = new Set(["node_modules", "dist"]);

/** Reads all code that the rules look at: for a package its `src` and `bin`, for another part its whole folder. */
export function readRepository(root: string): Repository {
  const architecture = readArchitecture(root);
  return {
    architecture,
    sources: [...readSources(root, architecture)],
    packageFolders: [...listFolders(root, "packages"), ...listFolders(root, "providers")],
  };
}

function* readSources(root: string, architecture: Architecture): Iterable<SourceFile> {
  for (const [part, description] of Object.entries(architecture.parts)) {
    const { folder } = description;
    const entries = entryFiles(root, description);
    const folders = isPackageFolder(folder) ? [`${folder}/src`, `${folder}/bin`] : [folder];
    for (const path of folders.flatMap((start) => [...listFiles(root, start)])) {
      if (!CODE.test(path) || NOT_WRITTEN_HERE.test(path)) continue;
      const text = readFileSync(join(root, path), "utf8");
      yield parseSourceFile({ path, part, isEntry: entries.has(path) }, text);
    }
  }
}

function* listFiles(root: string, folder: string): Iterable<string> {
  if (!existsSync(join(root, folder))) return;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* listFiles(root, path);
    } else {
      yield path;
    }
  }
}

function listFolders(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}`);
}
