import { statSync } from "node:fs";
import { FolderWatch } from "./folder-watch.ts";
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
  #folder: FolderWatch | null = null;
  /** Of the folder that is watched: another one of its name is another folder. */
  #folderInode: number | null = null;
  #isClosed = false;
  #paths = new Set<string>();
  #hasFolders = false;
  #quietTimer: NodeJS.Timeout | null = null;
  #latestTimer: NodeJS.Timeout | null = null;

  /** Every change is heard from now on. */
  constructor(options: WatchOptions) {
    this.#options = options;
    const { dagsFolder, onError } = options;
    this.#others = new PathWatch({
      onError,
      onChange: (path) => {
        if (path === dagsFolder) this.#followFolder();
        this.#note(path, path === dagsFolder);
      },
    });
    // Whether the folder itself comes or goes is seen from outside.
    this.#others.add(dagsFolder);
    this.#followFolder();
  }

  /**
   * Watches these files too. What the watch of the Dags folder sees anyway is passed over.
   *
   * @returns those that were not watched before.
   */
  add(paths: readonly string[]): readonly string[] {
    return paths.filter((path) => !isSeenInFolder(path, this.#options.dagsFolder) && this.#others.add(path));
  }

  close(): void {
    this.#isClosed = true;
    this.#clearTimers();
    this.#others.close();
    this.#folder?.close();
  }

  /** Opens the watch of what is in the Dags folder when that has come, and closes it when that has gone. */
  #followFolder(): void {
    const { dagsFolder: folder, onError } = this.#options;
    const inode = statSync(folder, { throwIfNoEntry: false })?.ino ?? null;
    if (inode === this.#folderInode) return;
    this.#folder?.close();
    this.#folderInode = inode;
    const isSeen = (path: string) => isSeenInFolder(path, folder);
    const onChange = (path: string, isFolder: boolean) => this.#note(path, isFolder);
    this.#folder = inode === null ? null : new FolderWatch({ folder, isSeen, onChange, onError });
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
