import type { FileTexts } from "./configuration-file.ts";
import type { OptionDefinition } from "./option-definition.ts";

/** What variables of options begin with. */
export const PREFIX = "BARAM__";

/** What stands behind the key of an option that a command gives; in variables in capitals. */
export const COMMAND_SUFFIX = "_cmd";

/** What stands behind the key of an option that the secrets back end has; in variables in capitals. */
export const SECRET_SUFFIX = "_secret";

/** An option with its place. */
export interface PlacedOption {
  readonly section: string;
  readonly key: string;
  readonly definition: OptionDefinition;
}

/** From what kind of place a text is. Parity: Airflow's words, but for the name of the file. */
export type TextSource = "env var" | "cmd" | "secret" | "baram.cfg";

/** What an option was set to, and where. */
export interface FoundText {
  /** For a secret, what the secrets back end knows the value by. */
  readonly text: string;
  readonly source: TextSource;
  /** The variable or the place in the file, for sentences about the value. */
  readonly name: string;
  /** Something the operator should change. */
  readonly warning?: string;
}

/** The command that gives an option. */
export interface OptionCommand {
  readonly command: string;
  /** The variable or the place in the file that it stands in. */
  readonly name: string;
}

/** Runs the command that gives an option. Throws what went wrong. */
export type RunOptionCommand = (command: OptionCommand) => string;

/** Where texts are looked for. */
export interface TextPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly texts: FileTexts;
  readonly runCommand: RunOptionCommand;
}

/** The variable of an option. */
export function variableOf(section: string, key: string): string {
  return `${PREFIX}${section.replace(/[.-]/g, "_")}__${key}`.toUpperCase();
}

/** Looks an option up: in the environment, then in the file, each time under its own name before its former ones. */
export function findOptionText(option: PlacedOption, places: TextPlaces): FoundText | null {
  const { section, key, definition } = option;
  const names = [[section, key] as const, ...(definition.former ?? [])];
  return inEnvironment(names, option, places) ?? inFile(names, option, places);
}

type Names = readonly (readonly [section: string, key: string])[];

function inEnvironment(names: Names, option: PlacedOption, { environment, runCommand }: TextPlaces): FoundText | null {
  for (const [index, [section, key]] of names.entries()) {
    const name = variableOf(section, key);
    const warning = index === 0 ? {} : { warning: renamed(name, variableOf(option.section, option.key)) };
    const text = environment[name];
    if (text !== undefined) return { text, source: "env var", name, ...warning };
    if (option.definition.isSensitive !== true) continue;
    const commandName = `${name}${COMMAND_SUFFIX.toUpperCase()}`;
    const command = environment[commandName];
    if (command !== undefined) return { ...textOfCommand(runCommand, { command, name: commandName }), ...warning };
    const secretName = `${name}${SECRET_SUFFIX.toUpperCase()}`;
    const secret = environment[secretName];
    if (secret !== undefined) return { text: secret, source: "secret", name: secretName, ...warning };
  }
  return null;
}

function inFile(names: Names, option: PlacedOption, { texts, runCommand }: TextPlaces): FoundText | null {
  for (const [index, [section, key]] of names.entries()) {
    const name = `[${section}] ${key}`;
    const warning = index === 0 ? {} : { warning: renamed(name, `[${option.section}] ${option.key}`) };
    const text = texts.get(section)?.get(key);
    if (text !== undefined) return { text, source: "baram.cfg", name, ...warning };
    if (option.definition.isSensitive !== true) continue;
    const command = texts.get(section)?.get(`${key}${COMMAND_SUFFIX}`);
    if (command !== undefined)
      return { ...textOfCommand(runCommand, { command, name: `${name}${COMMAND_SUFFIX}` }), ...warning };
    const secret = texts.get(section)?.get(`${key}${SECRET_SUFFIX}`);
    if (secret !== undefined) return { text: secret, source: "secret", name: `${name}${SECRET_SUFFIX}`, ...warning };
  }
  return null;
}

function textOfCommand(runCommand: RunOptionCommand, of: OptionCommand): FoundText {
  return { text: runCommand(of), source: "cmd", name: of.name };
}

function renamed(found: string, today: string): string {
  return `${found} is a former name: use ${today}.`;
}
