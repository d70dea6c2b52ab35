import { nearMatches } from "@baram/domain";
import { explainAirflowOption } from "./airflow-options.ts";
import type { ParsedConfigurationFile } from "./configuration-file.ts";
import {
  COMMAND_SUFFIX,
  type PlacedOption,
  PREFIX,
  SECRET_SUFFIX,
  type TextPlaces,
  variableOf,
} from "./find-option-text.ts";
import type { OptionDefinition } from "./option-definition.ts";
import { OPTIONS } from "./options.ts";

const OPTION_SECTIONS: Readonly<Record<string, Readonly<Record<string, OptionDefinition>>>> = OPTIONS;

const WAYS_OF_SECRETS = [
  [COMMAND_SUFFIX, "a command"],
  [SECRET_SUFFIX, "the secrets back end"],
] as const;

/** Sentences about variables that look like options and are none. */
export function explainUnknownVariables(environment: TextPlaces["environment"]): readonly string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX))
    .flatMap((name) => {
      const [section = "", ...key] = name.slice(PREFIX.length).toLowerCase().split("__");
      return explainUnknown({ section, key: key.join("__"), name, wordOption: variableOf });
    });
}

/** Sentences about what a file says that is no option, and that no other value of it refers to. */
export function explainUnknownEntries(
  { texts, referred }: Pick<Extract<ParsedConfigurationFile, { kind: "texts" }>, "texts" | "referred">,
  path: string,
): readonly string[] {
  const wordOption = (section: string, key: string) => `[${section}] ${key}`;
  const given = [...texts].flatMap(([section, values]) => [...values.keys()].map((key) => ({ section, key })));
  const unused = given.filter(({ section, key }) => referred.get(section)?.has(key) !== true);
  return unused.flatMap(({ section, key }) =>
    explainUnknown({ section, key, name: `${wordOption(section, key)} in ${path}`, wordOption }),
  );
}

/** A sentence about something that is no option; none about one that is. */
function explainUnknown(given: {
  readonly section: string;
  readonly key: string;
  readonly name: string;
  readonly wordOption: (section: string, key: string) => string;
}): readonly string[] {
  const { section, key, name, wordOption } = given;
  const isKnown = knownOptions().some(({ definition, ...option }) => {
    if (option.section !== section) return false;
    const ways = definition.isSensitive === true ? ["", COMMAND_SUFFIX, SECRET_SUFFIX] : [""];
    return ways.some((way) => `${option.key}${way}` === key);
  });
  if (isKnown) return [];
  for (const [suffix, way] of WAYS_OF_SECRETS) {
    const bareKey = key.slice(0, -suffix.length);
    if (!key.endsWith(suffix) || findKnownOption(section, bareKey) === null) continue;
    return [`${name} gives ${wordOption(section, bareKey)} by ${way}, which only options that are secrets may be.`];
  }
  const instead = explainAirflowOption(section, key);
  if (instead !== null) return [`${name} is an option of Airflow, but none of Baram. ${instead}`];
  const near = nearOptions(section, key).map((option) => wordOption(option.section, option.key));
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  return [`${name} is no option of Baram.${hint}`];
}

/** The option of a name, which may be a former one; `null` where there is none. Case does not count. */
export function findKnownOption(section: string, key: string): PlacedOption | null {
  const wanted = { section: section.toLowerCase(), key: key.toLowerCase() };
  const [sectionOptions, name] = [OPTION_SECTIONS[wanted.section], wanted.key];
  const definition = sectionOptions?.[name];
  if (definition !== undefined) return { ...wanted, definition };
  for (const [today, options] of Object.entries(OPTION_SECTIONS)) {
    for (const [todayKey, candidate] of Object.entries(options)) {
      const isFormer = candidate.former?.some((former) => former[0] === wanted.section && former[1] === wanted.key);
      if (isFormer === true) return { section: today, key: todayKey, definition: candidate };
    }
  }
  return null;
}

/** Options that may have been meant: of the section by a like key, and of other sections and by like sections by the same. */
export function nearOptions(section: string, key: string): readonly Pick<PlacedOption, "section" | "key">[] {
  const options = knownOptions();
  const ofSection = options.filter((option) => option.section === section).map((option) => option.key);
  const sections = nearMatches(section, Object.keys(OPTION_SECTIONS));
  return [
    ...nearMatches(key, ofSection).map((nearKey) => ({ section, key: nearKey })),
    ...options.filter((option) => option.section !== section && option.key === key),
    ...sections.flatMap((near) =>
      near === section
        ? []
        : nearMatches(key, Object.keys(OPTION_SECTIONS[near] ?? {}))
            .filter((nearKey) => nearKey !== key)
            .map((nearKey) => ({ section: near, key: nearKey })),
    ),
  ];
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
