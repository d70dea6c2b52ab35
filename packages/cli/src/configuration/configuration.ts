import type { OptionDefinition } from "./option-definition.ts";
import { type ConfigurationSources, readOptionTexts } from "./option-texts.ts";
import { readOptionValue } from "./option-value.ts";
import { OPTIONS } from "./options.ts";

type Options = typeof OPTIONS;
type ValueOf<Definition extends OptionDefinition> = Definition["kind"] extends "integer"
  ? number
  : Definition["kind"] extends "integer-or-empty"
    ? number | ""
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

/** A mistake of whoever set Baram up. The message is what they are told: a sentence, or one on each line. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}

/** What was read, and what whoever set it up should know. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** Sentences. */
  readonly warnings: readonly string[];
}

/**
 * Reads the configuration.
 *
 * Throws a {@link ConfigurationError} that names everything that is no option and every value that its option cannot
 * have, each with what may have been meant.
 */
export function readConfiguration(sources: ConfigurationSources): ReadConfiguration {
  const { options, warnings, mistakes: given } = readOptionTexts(sources);
  const mistakes = [...given];
  const sections: Record<string, Record<string, string | number | boolean>> = {};
  for (const option of options) {
    const read = readOptionValue(option);
    if (read.kind === "refused") mistakes.push(read.sentence);
    else (sections[option.section] ??= {})[option.key] = read.value;
  }
  if (mistakes.length > 0) throw new ConfigurationError(mistakes.join("\n"));
  return { configuration: sections as Configuration, warnings };
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
