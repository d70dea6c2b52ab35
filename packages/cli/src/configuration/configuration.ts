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

const PREFIX = "BARAM__";

/**
 * Reads the configuration from environment variables, `BARAM__SECTION__KEY`.
 *
 * Throws {@link ConfigurationError} for an unknown option and for a value that is not what the option takes.
 */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  refuseUnknown(environment);
  const sections: Record<string, Record<string, string | number | boolean>> = {};
  for (const [section, options] of Object.entries<Record<string, OptionDefinition>>(OPTIONS)) {
    const values: Record<string, string | number | boolean> = {};
    for (const [key, definition] of Object.entries(options)) {
      const name = `${PREFIX}${section}__${key}`.toUpperCase();
      values[key] = readValue(name, definition, environment[name] ?? definition.defaultText);
    }
    sections[section] = values;
  }
  return sections as Configuration;
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
  const word = text.trim().toLowerCase();
  if (["true", "t", "1", "yes", "on"].includes(word)) return true;
  if (["false", "f", "0", "no", "off"].includes(word)) return false;
  throw new ConfigurationError(`${name} is "${text}"; it has to be True or False.`);
}

function refuseUnknown(environment: Readonly<Record<string, string | undefined>>): void {
  const known = Object.entries<Record<string, OptionDefinition>>(OPTIONS).flatMap(([section, options]) =>
    Object.keys(options).map((key) => `${PREFIX}${section}__${key}`.toUpperCase()),
  );
  const unknown = Object.keys(environment).find((name) => name.startsWith(PREFIX) && !known.includes(name));
  if (unknown === undefined) return;
  const section = unknown.split("__")[1] ?? "";
  const near = known.filter((name) => name.startsWith(`${PREFIX}${section}__`));
  const hint =
    near.length > 0 ? `its section has ${near.join(", ")}` : `the sections are ${Object.keys(OPTIONS).join(", ")}`;
  throw new ConfigurationError(`${unknown} is no option of Baram; ${hint}.`);
}
