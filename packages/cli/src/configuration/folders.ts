import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Where things are. Absolute paths. */
export interface Folders {
  /** The author's npm project: the nearest folder upward with a `package.json`, else the working folder. */
  readonly project: string;
  /** `BARAM_HOME`: database, logs, secrets. */
  readonly home: string;
  readonly dags: string;
  readonly logs: string;
}

/** The project and the home folder, which do not depend on the configuration. */
export function findHome(given: {
  readonly workingFolder: string;
  /** The value of `BARAM_HOME`. */
  readonly home: string | undefined;
}): Pick<Folders, "project" | "home"> {
  const project = findProject(given.workingFolder) ?? given.workingFolder;
  return { project, home: resolve(project, given.home === undefined || given.home === "" ? ".baram" : given.home) };
}

/** The folders that the configuration names, relative to the project where they are not absolute. */
export function findFolders(
  { project, home }: Pick<Folders, "project" | "home">,
  { dagsFolder }: { readonly dagsFolder: string },
): Folders {
  return { project, home, dags: resolve(project, dagsFolder), logs: join(home, "logs") };
}

function findProject(start: string): string | null {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
