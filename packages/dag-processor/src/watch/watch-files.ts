import type { FSWatcher } from "chokidar";

/** What is watched, and who hears of changes. */
export interface WatchOptions {
  /** Absolute; need not exist yet. Watched with the folders in it. */
  readonly dagsFolder: string;
  /** Absolute paths of files and folders that came, changed or went, some milliseconds after the last of them. */
  readonly onChange: (paths: ReadonlySet<string>) => void;
  readonly onError: (error: unknown) => void;
}

/** An editor writes a file in several steps: what comes within this time is one change. */
const QUIET_MILLISECONDS = 40;

/** A folder in which something changes all the time must not put everything off for ever. */
const WAIT_MILLISECONDS_MAXIMUM = 150;

/** Watches the Dags folder, and files outside of it that Dag files import. */
export class FileWatch {
  readonly #options: WatchOptions;
  readonly #watcher: FSWatcher;
  readonly #others = new Set<string>();
  #changed = new Set<string>();
  #quietTimer: NodeJS.Timeout | null = null;
  #latestTimer: NodeJS.Timeout | null = null;

  private constructor(options: WatchOptions, watcher: FSWatcher) {
    this.#options = options;
    this.#watcher = watcher;
    watcher.on("all", (_event, path) => this.#note(path));
    watcher.on("error", options.onError);
  }

  /** Resolves once every change is heard. */
  static async open(options: WatchOptions): Promise<FileWatch> {
    const { watch } = await import("chokidar");
    const { dagsFolder } = options;
    const watcher = watch(dagsFolder, {
      ignoreInitial: true,
      // A file that is replaced by another goes and comes at once: the wait for quiet sees it as one change.
      atomic: false,
      ignored: (path) =>
        path.startsWith(dagsFolder) && /[\\/](?:node_modules|\.git)(?:[\\/]|$)/.test(path.slice(dagsFolder.length)),
    });
    const opened = new FileWatch(options, watcher);
    await new Promise<void>((resolve) => {
      watcher.once("ready", resolve);
    });
    return opened;
  }

  /** Watches these files too; what lies in the Dags folder is watched anyway. */
  add(paths: Iterable<string>): void {
    for (const path of paths) {
      if (this.#others.has(path)) continue;
      this.#others.add(path);
      this.#watcher.add(path);
    }
  }

  async close(): Promise<void> {
    this.#clearTimers();
    await this.#watcher.close();
  }

  #note(path: string): void {
    this.#changed.add(path);
    if (this.#quietTimer !== null) clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => this.#tell(), QUIET_MILLISECONDS);
    this.#latestTimer ??= setTimeout(() => this.#tell(), WAIT_MILLISECONDS_MAXIMUM);
  }

  #tell(): void {
    this.#clearTimers();
    const changed = this.#changed;
    this.#changed = new Set();
    this.#options.onChange(changed);
  }

  #clearTimers(): void {
    for (const timer of [this.#quietTimer, this.#latestTimer]) if (timer !== null) clearTimeout(timer);
    this.#quietTimer = null;
    this.#latestTimer = null;
  }
}
