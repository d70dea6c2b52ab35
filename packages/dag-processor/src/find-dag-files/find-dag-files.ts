import type { Dirent } from "node:fs";
import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "@baram/domain";
import { IGNORE_FILE_NAMES, type IgnoreRules, readIgnoreFile } from "./ignore-file.ts";

/** Relative paths with forward slashes, in order; or that there is no such folder. */
export type FoundDagFiles =
  | { readonly kind: "found"; readonly relativePaths: readonly string[] }
  | { readonly kind: "folder-missing" };

const DAG_FILE = /(?<!\.d)\.[mc]?[tj]s$/;

/** Whether a file of this name may make Dags. */
export function isDagFileName(name: string): boolean {
  return DAG_FILE.test(name);
}

/**
 * Finds the Dag files of a folder and the folders in it, except what an ignore file leaves out.
 *
 * `node_modules` and folders whose names begin with a dot are never looked into: the author's tools keep copies there.
 */
export async function findDagFiles(dagsFolder: string, logger: Logger): Promise<FoundDagFiles> {
  const search = new Search(logger);
  const root = await readFolder(dagsFolder);
  if (root === null) return { kind: "folder-missing" };
  await search.enter({ folder: dagsFolder, relativePath: "", rules: [], ancestors: [] }, root);
  return { kind: "found", relativePaths: search.found.sort() };
}

interface Place {
  readonly folder: string;
  /** Empty, or with a slash at its end. */
  readonly relativePath: string;
  /** Of the folders above, each with where it begins to count in a relative path. */
  readonly rules: readonly { readonly isIgnored: IgnoreRules; readonly baseLength: number }[];
  /** Real paths of the folders above: a link back to one of them would never end. */
  readonly ancestors: readonly string[];
}

class Search {
  readonly found: string[] = [];
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  async enter(place: Place, entries: readonly Dirent[]): Promise<void> {
    const real = await realpath(place.folder);
    if (place.ancestors.includes(real)) return;
    const own = await this.#readRules(place, entries);
    const below = { ...place, rules: own === null ? place.rules : [...place.rules, own] };
    await Promise.all(entries.map((entry) => this.#look(entry, below, [...place.ancestors, real])));
  }

  async #look(entry: Dirent, place: Place, ancestors: readonly string[]): Promise<void> {
    const { name } = entry;
    const path = `${place.relativePath}${name}`;
    const kind = await kindOf(entry, join(place.folder, name));
    if (kind === "file" && isDagFileName(name) && !isIgnored(place, path)) this.found.push(path);
    if (kind !== "folder" || name === "node_modules" || name.startsWith(".") || isIgnored(place, `${path}/`)) return;
    const folder = join(place.folder, name);
    const entries = await readFolder(folder);
    if (entries !== null) await this.enter({ ...place, folder, relativePath: `${path}/`, ancestors }, entries);
  }

  async #readRules(
    { folder, relativePath }: Place,
    entries: readonly Dirent[],
  ): Promise<Place["rules"][number] | null> {
    const name = IGNORE_FILE_NAMES.find((wanted) => entries.some((entry) => entry.name === wanted));
    if (name === undefined) return null;
    const text = await readFile(join(folder, name), "utf8");
    const onBadLine = (line: string) =>
      this.#logger.warn("A line of an ignore file is not a regular expression and was passed over", {
        file: `${relativePath}${name}`,
        line,
      });
    return { isIgnored: readIgnoreFile(name, text, onBadLine), baseLength: relativePath.length };
  }
}

function isIgnored({ rules }: Place, path: string): boolean {
  return rules.some(({ isIgnored: ignores, baseLength }) => ignores(path.slice(baseLength)));
}

async function kindOf(entry: Dirent, path: string): Promise<"file" | "folder" | "other"> {
  if (!entry.isSymbolicLink()) return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
  const target = await stat(path).catch(() => null);
  if (target === null) return "other";
  return target.isFile() ? "file" : target.isDirectory() ? "folder" : "other";
}

/** `null` for a folder that is not there, or went while it was looked for. */
async function readFolder(folder: string): Promise<readonly Dirent[] | null> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
