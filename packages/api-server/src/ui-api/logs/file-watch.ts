import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname } from "node:path";

/**
 * Calls whenever a file may have grown. The file need not exist yet: until it does, the nearest folder above it that
 * exists is watched.
 */
export class FileWatch {
  readonly #path: string;
  readonly #onChange: () => void;
  #watcher: FSWatcher | null = null;
  #watchedPath = "";

  constructor(path: string, onChange: () => void) {
    this.#path = path;
    this.#onChange = onChange;
  }

  /** Moves to the file as soon as it is there. Cheap when there is nothing to do. */
  update(): void {
    if (this.#watchedPath === this.#path) return;
    let path = this.#path;
    while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
    if (path === this.#watchedPath) return;
    this.#watcher?.close();
    try {
      this.#watcher = watch(path, this.#onChange);
      // A file that vanishes, or a limit of the kernel: the caller looks now and then by itself.
      this.#watcher.on("error", () => {});
      this.#watchedPath = path;
    } catch {
      this.#watcher = null;
      this.#watchedPath = "";
    }
  }

  close(): void {
    this.#watcher?.close();
    this.#watcher = null;
  }
}
