import { existsSync, type FSWatcher, readFileSync, watch } from "node:fs";
import { dirname } from "node:path";

/** Files that are being watched. */
export interface WatchedFiles {
  /** Resolves to the path of the first file whose content is another one. */
  readonly changed: Promise<string>;
  stop(): void;
}

/** An editor writes a file in several steps. */
const SETTLE_MILLISECONDS = 100;

/** Watches the content of files, through the folders they are in: editors put a new file in the place of an old one. */
export function watchFiles(paths: readonly string[]): WatchedFiles {
  const contents = new Map(paths.map((path) => [path, contentOf(path)]));
  const watchers: FSWatcher[] = [];
  let timer: NodeJS.Timeout | null = null;
  const changed = new Promise<string>((resolve) => {
    const look = () => {
      timer = null;
      const path = paths.find((candidate) => contentOf(candidate) !== contents.get(candidate));
      if (path !== undefined) resolve(path);
    };
    for (const folder of new Set(paths.map((path) => dirname(path)))) {
      if (!existsSync(folder)) continue;
      const watcher = watch(folder, () => {
        timer ??= setTimeout(look, SETTLE_MILLISECONDS);
      });
      watcher.on("error", () => undefined);
      watchers.push(watcher);
    }
  });
  return {
    changed,
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

/** `null` for a file that is not there. */
function contentOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
