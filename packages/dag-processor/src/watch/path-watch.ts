import { existsSync, type FSWatcher, watch } from "node:fs";
import { basename, dirname, join } from "node:path";

interface WatchedFolder {
  readonly watcher: FSWatcher;
  readonly paths: Set<string>;
}

/**
 * Watches single paths, whether or not they exist: their coming, their changes and their going.
 *
 * A path is watched through the nearest folder above it that exists, so a file that is replaced by another of its name
 * is not lost, and one that does not exist yet is seen when it comes.
 */
export class PathWatch {
  readonly #onChange: (path: string) => void;
  readonly #onError: (error: unknown) => void;
  readonly #paths = new Set<string>();
  readonly #folders = new Map<string, WatchedFolder>();

  constructor(listeners: { readonly onChange: (path: string) => void; readonly onError: (error: unknown) => void }) {
    this.#onChange = listeners.onChange;
    this.#onError = listeners.onError;
  }

  /** @returns whether it was not watched before. */
  add(path: string): boolean {
    if (this.#paths.has(path)) return false;
    this.#paths.add(path);
    this.#place(path);
    return true;
  }

  close(): void {
    for (const { watcher } of this.#folders.values()) watcher.close();
    this.#folders.clear();
  }

  #place(path: string): void {
    const folder = nearestFolder(path);
    const known = this.#folders.get(folder);
    if (known !== undefined) {
      known.paths.add(path);
      return;
    }
    try {
      const watcher = watch(folder, (_event, name) => this.#onEvent(folder, name));
      watcher.on("error", this.#onError);
      this.#folders.set(folder, { watcher, paths: new Set([path]) });
    } catch (error) {
      this.#onError(error);
      return;
    }
    // The folder, or the next one below it, may have changed before the watch stood.
    if (nearestFolder(path) !== folder) this.#move(folder);
  }

  #onEvent(folder: string, name: string | null): void {
    const watched = this.#folders.get(folder);
    if (watched === undefined) return;
    if (!existsSync(folder)) {
      this.#move(folder);
      return;
    }
    for (const path of watched.paths) {
      if (name !== null && path !== join(folder, name) && !path.startsWith(join(folder, name, "/"))) continue;
      if (dirname(path) === folder) this.#onChange(path);
      else if (nearestFolder(path) !== folder) this.#replace(path, watched);
    }
  }

  /** A folder above the path has come. */
  #replace(path: string, watched: WatchedFolder): void {
    watched.paths.delete(path);
    this.#place(path);
    if (existsSync(path)) this.#onChange(path);
  }

  /** The folder is gone: its paths are watched from further up, or from the folder that has taken its place. */
  #move(folder: string): void {
    const watched = this.#folders.get(folder);
    this.#folders.delete(folder);
    watched?.watcher.close();
    for (const path of watched?.paths ?? []) {
      this.#place(path);
      this.#onChange(path);
    }
  }
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || basename(folder) === "" ? folder : nearestFolder(folder);
}
