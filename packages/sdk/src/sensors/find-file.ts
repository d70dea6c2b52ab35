import { opendir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { glob } from "tinyglobby";

/** Parity: what makes a pattern of a path, and all that means something in one: stars, question marks and sets of signs. */
const PATTERN_SIGN = /[*?[]/;

/** Signs by which the library means more. */
const FURTHER_SIGN = /(?<!\[)!|[(){}+@|"$^\\]/g;

const NEGATED_SET = /\[!(.[^\]]*)\]/g;

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
  if (!PATTERN_SIGN.test(pattern)) return [pattern];
  // Parity: without `recursive` two stars are one.
  const wanted = isRecursive ? pattern : pattern.replaceAll("**", "*");
  const fixed = fixedFolder(wanted);
  const pieces = relative(fixed, wanted).split(sep);
  return glob(pieces.map(inLibraryWords).join("/"), {
    cwd: fixed,
    absolute: true,
    onlyFiles: false,
    dot: false,
    expandDirectories: false,
  });
}

/** Parity: an exclamation mark negates a set, and a circumflex does not. */
function inLibraryWords(piece: string): string {
  return piece.replace(FURTHER_SIGN, "\\$&").replace(NEGATED_SET, (_set, signs: string, at: number) => {
    if (at > 0) return `[^${signs}]`;
    // A name that begins with a dot stays hidden, as from stars.
    return /^[-\]]/.test(signs) ? `[^${signs}.]` : `[^.${signs}]`;
  });
}

/** The part of a pattern before its first piece that is one; the search begins there. */
function fixedFolder(pattern: string): string {
  const pieces = pattern.split(sep);
  const first = pieces.findIndex((piece) => PATTERN_SIGN.test(piece));
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
