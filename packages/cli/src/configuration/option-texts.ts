import { type FileTexts, parseConfigurationFile } from "./configuration-file.ts";
import { expandText } from "./expand-text.ts";
import {
  findOptionText,
  type PlacedOption,
  type RunOptionCommand,
  type TextSource,
  variableOf,
} from "./find-option-text.ts";
import { giveSecrets } from "./give-secrets.ts";
import type { OptionDefinition } from "./option-definition.ts";
import type { OptionSecrets, OptionSecretsRequest } from "./option-secrets.ts";
import { OPTIONS } from "./options.ts";
import { explainUnknownEntries, explainUnknownVariables } from "./unknown-options.ts";

/** Where the configuration comes from. */
export interface ConfigurationSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The configuration file; `null` without one. */
  readonly file: { readonly path: string; readonly text: string } | null;
  /** For the values that `~` and `$NAME` begin. */
  readonly userFolder: string;
  readonly runCommand: RunOptionCommand;
  /** Asks the secrets back end for the options that it has. */
  readonly readSecrets: (request: OptionSecretsRequest) => OptionSecrets;
}

/** An option with the text that it has, which need not be one that it may have. */
export interface OptionText extends PlacedOption {
  readonly text: string;
  readonly source: TextSource | "default";
  /** The variable or the place in the file, for sentences about the value. */
  readonly name: string;
  /** Why the secrets back end did not give the text, which is the default then, in a sentence. */
  readonly mistake?: string;
}

/** Every option's text, in the order of the options, and what is to be said about them. */
export interface OptionTexts {
  readonly options: readonly OptionText[];
  /** Sentences about what works, and should be changed. */
  readonly warnings: readonly string[];
  /** Sentences about what is no option, and about a file that cannot be read, of which nothing counts then. */
  readonly mistakes: readonly string[];
}

/**
 * Looks every option up: environment variables, `BARAM__SECTION__KEY`, then the file, then defaults.
 *
 * Parity: a secret may come from a command, `BARAM__SECTION__KEY_CMD` or `key_cmd` in the file, or from the secrets back
 * end, `BARAM__SECTION__KEY_SECRET` or `key_secret`; both count for what stands beside them, and nothing is expanded in
 * what they give.
 */
export function readOptionTexts(sources: ConfigurationSources): OptionTexts {
  const parsed = parseConfigurationFile(sources.file?.text ?? "");
  const path = sources.file?.path ?? "";
  const texts: FileTexts = parsed.kind === "texts" ? parsed.texts : new Map();
  const mistakes = [
    ...explainUnknownVariables(sources.environment),
    ...(parsed.kind === "texts"
      ? explainUnknownEntries(parsed, path)
      : [`The configuration file ${path} cannot be read: ${parsed.message}.`]),
  ];
  const warnings: string[] = [];
  const found = listOptions().map((option): OptionText => {
    const { text, source, name, warning } = findOptionText(option, { ...sources, texts }) ?? defaultOf(option);
    if (warning !== undefined) warnings.push(warning);
    const isWritten = source !== "cmd" && source !== "secret";
    return { ...option, text: isWritten ? expandText(text, sources) : text, source, name };
  });
  const options = giveSecrets(found, sources);
  const notGiven = new Set(options.flatMap(({ mistake }) => mistake ?? []));
  return { options, warnings, mistakes: [...mistakes, ...notGiven] };
}

function defaultOf({ section, key, definition }: PlacedOption): {
  readonly text: string;
  readonly source: "default";
  readonly name: string;
  readonly warning?: string;
} {
  return { text: definition.defaultText, source: "default", name: variableOf(section, key) };
}

function listOptions(): readonly PlacedOption[] {
  const sections: Readonly<Record<string, Readonly<Record<string, OptionDefinition>>>> = OPTIONS;
  return Object.entries(sections).flatMap(([section, options]) =>
    Object.entries(options).map(([key, definition]) => ({ section, key, definition })),
  );
}
