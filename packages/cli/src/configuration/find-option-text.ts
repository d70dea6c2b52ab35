import { nearMatches } from "@baram/domain";
import type { FileTexts } from "./configuration-file.ts";
import { OPTIONS, type OptionDefinition } from "./options.ts";

const PREFIX = "BARAM__";
const COMMAND_SUFFIX = "_CMD";
const OPTION_SECTIONS: Readonly<Record<string, Readonly<Record<string, OptionDefinition>>>> = OPTIONS;

/** An option with its place. */
export interface PlacedOption {
  readonly section: string;
  readonly key: string;
  readonly definition: OptionDefinition;
}

/** What an option was set to, and where. */
export interface FoundText {
  readonly text: string;
  /** The variable or the place in the file, for sentences about the value. */
  readonly name: string;
  /** Something the operator should change. */
  readonly warning?: string;
}

/** Where texts are looked for. */
export interface TextPlaces {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly texts: FileTexts;
  readonly runCommand: (command: string) => string;
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
    if (text !== undefined) return { text, name, ...warning };
    const command = environment[`${name}${COMMAND_SUFFIX}`];
    if (command !== undefined && option.definition.isSensitive === true) {
      return { text: runCommand(command), name, ...warning };
    }
  }
  return null;
}

function inFile(names: Names, option: PlacedOption, { texts, runCommand }: TextPlaces): FoundText | null {
  for (const [index, [section, key]] of names.entries()) {
    const name = `[${section}] ${key}`;
    const warning = index === 0 ? {} : { warning: renamed(name, `[${option.section}] ${option.key}`) };
    const text = texts.get(section)?.get(key);
    if (text !== undefined) return { text, name, ...warning };
    const command = texts.get(section)?.get(`${key}${COMMAND_SUFFIX.toLowerCase()}`);
    if (command !== undefined && option.definition.isSensitive === true) {
      return { text: runCommand(command), name, ...warning };
    }
  }
  return null;
}

function renamed(found: string, today: string): string {
  return `${found} is a former name: use ${today}.`;
}

/** Sentences about variables that look like options and are none. */
export function warnAboutEnvironment(environment: TextPlaces["environment"]): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => {
      const [section = "", ...key] = name.slice(PREFIX.length).toLowerCase().split("__");
      return warnAbout({ section, key: key.join("__"), name, wordOption: variableOf });
    });
}

/** Sentences about what a file says that is no option. */
export function warnAboutFile(texts: FileTexts, path: string): readonly string[] {
  const wordOption = (section: string, key: string) => `[${section}] ${key}`;
  const given = [...texts].flatMap(([section, values]) => [...values.keys()].map((key) => ({ section, key })));
  return given.flatMap(({ section, key }) =>
    warnAbout({ section, key, name: `${wordOption(section, key)} in ${path}`, wordOption }),
  );
}

/** A sentence about something that is no option; none about one that is. */
function warnAbout(given: {
  readonly section: string;
  readonly key: string;
  readonly name: string;
  readonly wordOption: (section: string, key: string) => string;
}): readonly string[] {
  const { section, key, name, wordOption } = given;
  const options = knownOptions();
  const isKnown = options.some(({ definition, ...option }) => {
    if (option.section !== section) return false;
    return (
      option.key === key || (definition.isSensitive === true && `${option.key}${COMMAND_SUFFIX}`.toLowerCase() === key)
    );
  });
  if (isKnown) return [];
  const ofSection = options.filter((option) => option.section === section).map((option) => option.key);
  const elsewhere = options.filter((option) => option.key === key);
  const near = [
    ...nearMatches(key, ofSection).map((nearKey) => wordOption(section, nearKey)),
    ...elsewhere.map((option) => wordOption(option.section, option.key)),
  ];
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return [`${name} is no option of Baram and does nothing.${hint}`];
}

/** Every option under each of its names. */
function knownOptions(): readonly PlacedOption[] {
  return Object.entries(OPTION_SECTIONS).flatMap(([section, options]) =>
    Object.entries(options).flatMap(([key, definition]) => [
      { section, key, definition },
      ...(definition.former ?? []).map(([formerSection, formerKey]) => ({
        section: formerSection,
        key: formerKey,
        definition,
      })),
    ]),
  );
}
