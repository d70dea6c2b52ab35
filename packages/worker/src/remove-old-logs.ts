import { readdir, rmdir, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "@baram/domain";

const MICROSECONDS_PER_MILLISECOND = 1000;

/**
 * Removes the log files below a folder that nobody has written to since a moment, and the folders that are empty then.
 *
 * One file after another, so that a server at work is not held up. What is gone meanwhile, or cannot be removed, is
 * passed over.
 *
 * @returns how many files were removed.
 */
export async function removeOldLogs(logFolder: string, { before }: { readonly before: Instant }): Promise<number> {
  return (await removeIn(logFolder, before)).removed;
}

interface Removal {
  readonly removed: number;
  readonly isEmpty: boolean;
}

async function removeIn(folder: string, before: Instant): Promise<Removal> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) return { removed: 0, isEmpty: false };
  let removed = 0;
  let left = entries.length;
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const below = await removeIn(path, before);
      removed += below.removed;
      // A folder that somebody has begun to write into again is not empty, and stays.
      if (below.isEmpty && (await succeeds(rmdir(path)))) left -= 1;
    } else if (entry.isFile() && (await isOlder(path, before)) && (await succeeds(unlink(path)))) {
      removed += 1;
      left -= 1;
    }
  }
  // A folder without anything in it was made for a log that is about to be written.
  return { removed, isEmpty: left === 0 && entries.length > 0 };
}

async function isOlder(path: string, before: Instant): Promise<boolean> {
  const changed = await stat(path).catch(() => null);
  return changed !== null && changed.mtimeMs * MICROSECONDS_PER_MILLISECOND < before;
}

function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
