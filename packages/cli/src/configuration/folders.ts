import { existsSync } from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";

/** Where things are. Absolute paths. */
export interface Folders {
  /** The author's npm project: the nearest folder upward with a `package.json`, else the working folder. */
  readonly project: string;
  /** `BARAM_HOME`: database, logs, secrets. */
  readonly home: string;
  readonly dags: string;
  readonly logs: string;
}

/** Finds the folders, relative to the project where they are not absolute. Reads nothing but the places of `package.json`. */
export function findFolders(given: {
  readonly workingFolder: string;
  /** The value of `BARAM_HOME`. */
  readonly home: string | undefined;
  readonly dagsFolder: string;
}): Folders {
  const project = findProject(given.workingFolder) ?? given.workingFolder;
  const below = (path: string) => (isAbsolute(path) ? path : resolve(project, path));
  const home = below(given.home === undefined || given.home === "" ? ".baram" : given.home);
  return { project, home, dags: below(given.dagsFolder), logs: join(home, "logs") };
}

function findProject(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
