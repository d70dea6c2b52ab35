import { type Dirent, type FSWatcher, readdirSync, statSync, watch } from "node:fs";
import { join, sep } from "node:path";

/** What is watched, and who hears of it. */
export interface FolderWatchOptions {
  /** Absolute; must exist. */
  readonly folder: string;
  /** What is not seen is neither watched nor told. */
  readonly isSeen: (path: string) => boolean;
  readonly onChange: (path: string, isFolder: boolean) => void;
  readonly onError: (error: unknown) => void;
}

interface WatchedFolder {
  readonly watcher: FSWatcher;
  /** Another folder of the same name has another one. */
  readonly inode: number;
  /** Of the folders above and its own: a link back to one of them would never end. */
  readonly lineage: readonly number[];
}

/**
 * Watches a folder and the folders in it.
 *
 * One watch for each folder, none for a file. Watches of single files, as chokidar uses them, cost one handle for each,
 * and lose the first change after a file was replaced by another of its name, which is how many editors save.
 */
export class FolderWatch {
  readonly #options: FolderWatchOptions;
  readonly #folders = new Map<string, WatchedFolder>();

  constructor(options: FolderWatchOptions) {
    this.#options = options;
    this.#enter(options.folder, []);
  }

  close(): void {
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #enter(folder: string, lineageAbove: readonly number[]): void {
    const inode = inodeOfFolder(folder);
    if (inode === null || lineageAbove.includes(inode)) return;
    const lineage = [...lineageAbove, inode];
    try {
      // Watched before it is looked into: what comes in between is found twice, not lost.
      const watcher = watch(folder, (_event, name) => this.#onEvent(folder, name));
      watcher.on("error", this.#options.onError);
      this.#folders.set(folder, { watcher, inode, lineage });
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (mayBeFolder(entry) && this.#options.isSeen(path)) this.#enter(path, lineage);
      }
    } catch (error) {
      // A folder that has gone meanwhile is no problem.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") this.#options.onError(error);
    }
  }

  #leave(folder: string): void {
    for (const [path, { watcher }] of this.#folders) {
      if (path !== folder && !path.startsWith(folder + sep)) continue;
      watcher.close();
      this.#folders.delete(path);
    }
  }

  #onEvent(folder: string, name: string | null): void {
    const above = this.#folders.get(folder);
    if (above === undefined) return;
    if (name === null) {
      // The system could not say what it was.
      this.#options.onChange(folder, true);
      return;
    }
    const path = join(folder, name);
    if (!this.#options.isSeen(path)) return;
    const known = this.#folders.get(path);
    const inode = inodeOfFolder(path);
    if (known?.inode !== (inode ?? undefined)) {
      this.#leave(path);
      this.#enter(path, above.lineage);
    }
    this.#options.onChange(path, known !== undefined || inode !== null);
  }
}

function mayBeFolder(entry: Dirent): boolean {
  return entry.isDirectory() || entry.isSymbolicLink();
}

/** `null` for what is no folder, or not there. */
function inodeOfFolder(path: string): number | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? found.ino : null;
}
