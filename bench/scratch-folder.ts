import { mkdtempSync, rmSync } from "node:fs";

const folders: string[] = [];

/**
 * Makes a folder for the files of a benchmark. It is removed when this process ends, not earlier: for five minutes
 * after thousands of files were deleted, ext4 passes over their inodes one by one whenever it makes a file nearby,
 * which costs twenty times as much as the file, so that a benchmark would be slowed by the one before it.
 *
 * @param prefix a path, to which six letters are added.
 */
export function makeScratchFolder(prefix: string): string {
  if (folders.length === 0) {
    process.once("exit", removeAll);
    // A signal alone would end the process without its exit.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  }
  const folder = mkdtempSync(prefix);
  folders.push(folder);
  return folder;
}

function removeAll(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
