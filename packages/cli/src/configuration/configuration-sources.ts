import { execFileSync } from "node:child_process";
import { homedir } from "node:os";
import type { Terminal } from "../terminal/terminal.ts";
import { ConfigurationError } from "./configuration.ts";
import type { OptionCommand } from "./find-option-text.ts";
import { type Folders, findHome } from "./folders.ts";
import { type OptionSecretsRequest, readOptionSecrets } from "./option-secrets.ts";
import type { ConfigurationSources } from "./option-texts.ts";
import { readConfigurationFile } from "./read-configuration-file.ts";

/** Where a command line finds its installation and its configuration. */
export interface FoundSources {
  readonly sources: ConfigurationSources;
  readonly places: Pick<Folders, "project" | "home">;
}

/** Finds the home folder by working folder and environment, and what the configuration is read from. */
export function findConfigurationSources({
  environment,
  workingFolder,
}: Pick<Terminal, "environment" | "workingFolder">): FoundSources {
  const places = findHome({ workingFolder, home: environment["BARAM_HOME"] });
  const sources = {
    environment,
    file: readConfigurationFile(places.home),
    userFolder: homedir(),
    runCommand: ({ command, name }: OptionCommand) => outputOf({ command, name, workingFolder: places.project }),
    readSecrets: (request: OptionSecretsRequest) => readOptionSecrets(request, { places, environment }),
  };
  return { sources, places };
}

/** What the command of an option prints, without the line's end. */
function outputOf({ command, name, workingFolder }: OptionCommand & { readonly workingFolder: string }): string {
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
    throw new ConfigurationError(`The command of ${name}, "${command}", ${how}.`);
  }
}
