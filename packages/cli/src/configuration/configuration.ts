import { type FileTexts, parseConfigurationFile } from "./configuration-file.ts";
import { expandText } from "./expand-text.ts";
import { findOptionText, variableOf, warnAboutEnvironment, warnAboutFile } from "./find-option-text.ts";
import { OPTIONS, type OptionDefinition } from "./options.ts";

type Options = typeof OPTIONS;
type ValueOf<Definition extends OptionDefinition> = Definition["kind"] extends "integer"
  ? number
  : Definition["kind"] extends "boolean"
    ? boolean
    : string;

/** Every option with its value, by section and key. */
export type Configuration = {
  readonly [Section in keyof Options]: {
    readonly [Key in keyof Options[Section]]: Options[Section][Key] extends OptionDefinition
      ? ValueOf<Options[Section][Key]>
      : never;
  };
};

/** A mistake of whoever set Baram up. The message is the one sentence they are told. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** Where the configuration comes from. */
export interface ConfigurationSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The configuration file; `null` without one. */
  readonly file: { readonly path: string; readonly text: string } | null;
  /** For the values that `~` and `$NAME` begin. */
  readonly userFolder: string;
  /** Runs the command of an option that a command gives. Throws what went wrong. */
  readonly runCommand: (command: string) => string;
}

/** What was read, and what whoever set it up should know. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** Sentences. */
  readonly warnings: readonly string[];
}

/**
 * Reads the configuration: environment variables, `BARAM__SECTION__KEY`, then the file, then defaults.
 *
 * Parity: a secret may come from a command, `BARAM__SECTION__KEY_CMD` or `key_cmd` in the file; what there is no option
 * for does nothing.
 *
 * Throws a {@link ConfigurationError} for a value that is not what its option takes.
 */
export function readConfiguration(sources: ConfigurationSources): ReadConfiguration {
  const texts = readFile(sources.file);
  const warnings = [...warnAboutEnvironment(sources.environment), ...warnAboutFile(texts, sources.file?.path ?? "")];
  const sections: Record<string, Record<string, string | number | boolean>> = {};
  for (const [section, options] of Object.entries<Record<string, OptionDefinition>>(OPTIONS)) {
    const values: Record<string, string | number | boolean> = {};
    for (const [key, definition] of Object.entries(options)) {
      const found = findOptionText({ section, key, definition }, { ...sources, texts });
      if (found?.warning !== undefined) warnings.push(found.warning);
      const text = expandText(found?.text ?? definition.defaultText, sources);
      values[key] = readValue(found?.name ?? variableOf(section, key), definition, text);
    }
    sections[section] = values;
  }
  return { configuration: sections as Configuration, warnings };
}

function readFile(file: ConfigurationSources["file"]): FileTexts {
  if (file === null) return new Map();
  const parsed = parseConfigurationFile(file.text);
  if (parsed.kind === "texts") return parsed.texts;
  throw new ConfigurationError(`The configuration file ${file.path} cannot be read: ${parsed.message}.`);
}

/** An option as author code may read it, as Airflow's text; `null` for what there is not and for secrets. */
export function readOption(configuration: Configuration, section: string, key: string): string | null {
  const sections: Readonly<Record<string, Readonly<Record<string, OptionDefinition>>>> = OPTIONS;
  const definition = sections[section]?.[key];
  if (definition === undefined || definition.isSensitive === true) return null;
  const values: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> = configuration;
  const value = values[section]?.[key];
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === undefined ? null : String(value);
}

function readValue(name: string, definition: OptionDefinition, text: string): string | number | boolean {
  if (definition.kind === "text") return text;
  if (definition.kind === "boolean") return readBoolean(name, text);
  const value = Number(text.trim());
  const minimum = definition.minimum ?? Number.MIN_SAFE_INTEGER;
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < minimum) {
    throw new ConfigurationError(`${name} is "${text}"; it has to be a whole number of at least ${minimum}.`);
  }
  return value;
}

function readBoolean(name: string, text: string): boolean {
  const word = text.replace(/#.*$/s, "").trim().toLowerCase();
  if (["true", "t", "1", "yes", "on"].includes(word)) return true;
  if (["false", "f", "0", "no", "off"].includes(word)) return false;
  throw new ConfigurationError(`${name} is "${text}"; it has to be True or False.`);
}
