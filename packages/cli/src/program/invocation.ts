import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import { type Configuration, ConfigurationError, readConfiguration } from "../configuration/configuration.ts";
import { type Folders, findFolders, findHome } from "../configuration/folders.ts";
import { readConfigurationFile } from "../configuration/read-configuration-file.ts";
import { complain, type Terminal } from "../terminal/terminal.ts";

/** A command line's place: its terminal, and the installation that its folder and environment name. */
export interface Invocation {
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly folders: Folders;
}

/**
 * Reads configuration and folders, and says what in the configuration does nothing. Throws `ConfigurationError` with
 * one sentence.
 */
export function readInvocation(terminal: Terminal): Invocation {
  const { environment, workingFolder } = terminal;
  const places = findHome({ workingFolder, home: environment["BARAM_HOME"] });
  const { configuration, warnings } = readConfiguration({
    environment,
    file: readConfigurationFile(places.home),
    userFolder: homedir(),
    runCommand: (command) => outputOf(command, places.project),
  });
  for (const warning of warnings) complain(terminal, `Warning: ${warning}`);
  const folders = findFolders(places, { dagsFolder: configuration.core.dags_folder });
  return { terminal, configuration, folders };
}

/** What the command of an option prints, without the line's end. */
function outputOf(command: string, workingFolder: string): string {
  try {
    const output = execFileSync("sh", ["-c", command], {
      cwd: workingFolder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return output.replace(/\r?\n$/, "");
  } catch (error) {
    const status = (error as { readonly status?: number | null }).status ?? null;
    const how = status === null ? "could not be started" : `ended with exit code ${status}`;
    throw new ConfigurationError(`The command of an option, "${command}", ${how}.`);
  }
}
