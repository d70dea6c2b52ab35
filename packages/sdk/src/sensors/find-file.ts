import { opendir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";

/**
 * The first file, or folder with a file anywhere in it, that an absolute path or glob pattern stands for; `null` where
 * there is none.
 */
export async function findFile(
  pattern: string,
  { isRecursive }: { readonly isRecursive: boolean },
): Promise<string | null> {
  for (const path of await matchesOf(pattern, isRecursive)) {
    if (await isFileOrHoldsOne(path)) return path;
  }
  return null;
}

async function matchesOf(pattern: string, isRecursive: boolean): Promise<readonly string[]> {
  if (!isDynamicPattern(pattern)) return [pattern];
  // Parity: without `recursive` two stars are one.
  const wanted = isRecursive ? pattern : pattern.replaceAll("**", "*");
  const fixed = fixedFolder(wanted);
  return glob(relative(fixed, wanted).split(sep).join("/"), {
    cwd: fixed,
    absolute: true,
    onlyFiles: false,
    dot: false,
    expandDirectories: false,
  });
}

/** The part of a pattern before its first piece that is one; the search begins there. */
function fixedFolder(pattern: string): string {
  const pieces = pattern.split(sep);
  const first = pieces.findIndex((piece) => isDynamicPattern(piece));
  return pieces.slice(0, first).join(sep) || sep;
}

/** Parity: a folder counts only when some file lies in it, at any depth. */
async function isFileOrHoldsOne(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found === null) return false;
  if (!found.isDirectory()) return true;
  for await (const entry of await opendir(path)) {
    if (!entry.isDirectory()) return true;
    if (await isFileOrHoldsOne(join(path, entry.name))) return true;
  }
  return false;
}
