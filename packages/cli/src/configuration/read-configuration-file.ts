import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "./configuration.ts";
import { starterConfigurationFile } from "./starter-file.ts";

/** The name of the configuration file in the home folder. */
const FILE_NAME = "baram.cfg";

/** Options may be secrets. */
const OWNER_ONLY = 0o600;

/** Where the configuration file of a home folder is, whether there is one or not. */
export function configurationFilePath(home: string): string {
  return join(home, FILE_NAME);
}

/** The configuration file of a home folder; `null` where there is none. Throws {@link ConfigurationError}. */
export function readConfigurationFile(home: string): { readonly path: string; readonly text: string } | null {
  const path = configurationFilePath(home);
  try {
    return { path, text: readFileSync(path, "utf8") };
  } catch (error) {
    // A home that cannot be one is told of by whoever needs it.
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return null;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(`The configuration file ${path} cannot be read: ${reason}.`);
  }
}

/** Puts a configuration file with every option commented out into a home folder that has none. */
export function writeStarterConfigurationFile(home: string): void {
  try {
    writeFileSync(configurationFilePath(home), starterConfigurationFile(), { mode: OWNER_ONLY, flag: "wx" });
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : null;
}
