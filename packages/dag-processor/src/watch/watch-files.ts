import { statSync } from "node:fs";
import type { FSWatcher } from "chokidar";
import { PathWatch } from "./path-watch.ts";
import { isSeenInFolder } from "./watched-folder.ts";

/** What has changed, some milliseconds after the last of it did. */
export interface FileChanges {
  /** Absolute paths of files and folders that came, changed or went. */
  readonly paths: ReadonlySet<string>;
  /** Whether folders came or went, with any number of files that are not told one by one. */
  readonly hasFolders: boolean;
}

/** What is watched, and who hears of changes. */
export interface WatchOptions {
  /** Absolute, without links; need not exist yet. Watched with the folders in it. */
  readonly dagsFolder: string;
  readonly onChange: (changes: FileChanges) => void;
  readonly onError: (error: unknown) => void;
}

/** An editor writes a file in several steps: what comes within this time is one change. */
const QUIET_MILLISECONDS = 40;

/** A folder in which something changes all the time must not put everything off for ever. */
const WAIT_MILLISECONDS_MAXIMUM = 150;

/** Watches the Dags folder, and files outside of it that Dag files read. */
export class FileWatch {
  readonly #options: WatchOptions;
  readonly #others: PathWatch;
  #folderWatcher: FSWatcher | null = null;
  /** Of the folder that is watched: another one of its name is another folder. */
  #folderInode: number | null = null;
  /** Openings and closings of the folder's watch, one after another. */
  #opening: Promise<void> = Promise.resolve();
  #isClosed = false;
  #paths = new Set<string>();
  #hasFolders = false;
  #quietTimer: NodeJS.Timeout | null = null;
  #latestTimer: NodeJS.Timeout | null = null;

  private constructor(options: WatchOptions) {
    this.#options = options;
    const { dagsFolder, onError } = options;
    this.#others = new PathWatch({
      onError,
      onChange: (path) => {
        if (path !== dagsFolder) this.#note(path, false);
        // Told when the watch is ready again, for what is in the folder by then.
        else void this.#followFolder().then(() => this.#note(path, true));
      },
    });
  }

  /** Resolves once every change is heard. */
  static async open(options: WatchOptions): Promise<FileWatch> {
    const watch = new FileWatch(options);
    // A folder that comes or goes is no business of the watch of what is in it.
    watch.#others.add(options.dagsFolder);
    await watch.#followFolder();
    return watch;
  }

  /** Watches these files too. What the watch of the Dags folder sees anyway is passed over. */
  add(paths: Iterable<string>): void {
    for (const path of paths) if (!isSeenInFolder(path, this.#options.dagsFolder)) this.#others.add(path);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#clearTimers();
    this.#others.close();
    await this.#opening;
    await this.#folderWatcher?.close();
  }

  /** Opens the watch of the Dags folder when that has come, and closes it when that has gone. */
  #followFolder(): Promise<void> {
    this.#opening = this.#opening.then(() => this.#followFolderNow()).catch(this.#options.onError);
    return this.#opening;
  }

  async #followFolderNow(): Promise<void> {
    const inode = statSync(this.#options.dagsFolder, { throwIfNoEntry: false })?.ino ?? null;
    if (this.#isClosed || inode === this.#folderInode) return;
    await this.#folderWatcher?.close();
    this.#folderWatcher = null;
    this.#folderInode = inode;
    if (inode !== null) await this.#openFolder();
  }

  async #openFolder(): Promise<void> {
    const { dagsFolder, onError } = this.#options;
    const { watch } = await import("chokidar");
    const watcher = watch(dagsFolder, {
      ignoreInitial: true,
      // A file that is replaced by another goes and comes at once: the wait for quiet sees it as one change.
      atomic: false,
      ignored: (path) => !isSeenInFolder(path, dagsFolder),
    });
    this.#folderWatcher = watcher;
    watcher.on("all", (event, path) => this.#note(path, event === "addDir" || event === "unlinkDir"));
    watcher.on("error", onError);
    await new Promise<void>((resolve) => {
      watcher.once("ready", resolve);
    });
  }

  #note(path: string, isFolder: boolean): void {
    if (this.#isClosed) return;
    this.#paths.add(path);
    this.#hasFolders ||= isFolder;
    if (this.#quietTimer !== null) clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => this.#tell(), QUIET_MILLISECONDS);
    this.#latestTimer ??= setTimeout(() => this.#tell(), WAIT_MILLISECONDS_MAXIMUM);
  }

  #tell(): void {
    this.#clearTimers();
    const changes = { paths: this.#paths, hasFolders: this.#hasFolders };
    this.#paths = new Set();
    this.#hasFolders = false;
    this.#options.onChange(changes);
  }

  #clearTimers(): void {
    for (const timer of [this.#quietTimer, this.#latestTimer]) if (timer !== null) clearTimeout(timer);
    this.#quietTimer = null;
    this.#latestTimer = null;
  }
}
