import { type Configuration, readConfiguration } from "../configuration/configuration.ts";
import { findConfigurationSources } from "../configuration/configuration-sources.ts";
import { type Folders, findFolders } from "../configuration/folders.ts";
import { complain, type Terminal } from "../terminal/terminal.ts";

/** A command line's place: its terminal, and the installation that its folder and environment name. */
export interface Invocation {
  readonly terminal: Terminal;
  readonly configuration: Configuration;
  readonly folders: Folders;
}

/**
 * Reads configuration and folders, and says what in the configuration should be changed. Throws `ConfigurationError`
 * for what it cannot be.
 */
export function readInvocation(terminal: Terminal): Invocation {
  const { sources, places } = findConfigurationSources(terminal);
  const { configuration, warnings } = readConfiguration(sources);
  for (const warning of warnings) complain(terminal, `Warning: ${warning}`);
  const folders = findFolders(places, { dagsFolder: configuration.core.dags_folder });
  return { terminal, configuration, folders };
}
