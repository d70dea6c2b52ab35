import { type Configuration, readConfiguration } from "../configuration/configuration.ts";
import { type Folders, findFolders } from "../configuration/folders.ts";
import type { Terminal } from "../terminal/terminal.ts";

/** A command line's place: its terminal, and the installation that its folder and environment name. */
export interface Invocation {
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly folders: Folders;
}

/** Reads configuration and folders. Throws `ConfigurationError` with one sentence. */
export function readInvocation(terminal: Terminal): Invocation {
  const { environment, workingFolder } = terminal;
  const configuration = readConfiguration(environment);
  const folders = findFolders({
    workingFolder,
    home: environment["BARAM_HOME"],
    dagsFolder: configuration.core.dags_folder,
  });
  return { terminal, configuration, folders };
}
