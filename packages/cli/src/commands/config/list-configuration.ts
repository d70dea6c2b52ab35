import { findConfigurationSources } from "../../configuration/configuration-sources.ts";
import { variableOf } from "../../configuration/find-option-text.ts";
import { type OptionText, readOptionTexts } from "../../configuration/option-texts.ts";
import { type ColorChoice, isColored } from "../../output/color-choice.ts";
import { colorIni } from "../../output/color-ini.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** What `baram config list` was given. */
export interface ListConfigurationOptions extends VerboseOptions {
  readonly section?: string;
  readonly color: ColorChoice;
  readonly includeDescriptions?: boolean;
  readonly includeExamples?: boolean;
  readonly includeSources?: boolean;
  readonly includeEnvVars?: boolean;
  readonly commentOutEverything?: boolean;
  readonly defaults?: boolean;
}

/** What stands in the place of a secret that is set. */
const HIDDEN = "< hidden >";

/** Prints the options as a configuration file has them, and on standard error what in the configuration is wrong. */
export function listConfiguration(terminal: Terminal, given: ListConfigurationOptions): number {
  const { sources } = findConfigurationSources(terminal);
  // What a command or the secrets back end would give is hidden, so neither is asked.
  const { options, warnings, mistakes } = readOptionTexts({
    ...sources,
    runCommand: () => HIDDEN,
    readSecrets: ({ keys }) => ({ kind: "read", values: Object.fromEntries(keys.map((key) => [key, HIDDEN])) }),
  });
  for (const sentence of [...mistakes, ...warnings]) complain(terminal, `Warning: ${sentence}`);
  const shown = options.filter(({ section }) => given.section === undefined || section === given.section.toLowerCase());
  const sections = [...new Set(shown.map(({ section }) => section))];
  const text = sections
    .map((section) => {
      const entries = shown.filter((option) => option.section === section).map((option) => entryOf(option, given));
      return `[${section}]\n${entries.join("")}\n`;
    })
    .join("");
  terminal.write(isColored(terminal, given.color) ? colorIni(text) : text);
  return 0;
}

/**
 * An option's lines.
 *
 * Parity: an empty comment before the source and the variable, and one after the latter; an empty line behind an option
 * that has comments.
 */
function entryOf(option: OptionText, given: ListConfigurationOptions): string {
  const { section, key, definition, source } = option;
  const isDefaults = given.defaults === true;
  const comments = [
    ...(given.includeDescriptions === true || isDefaults ? ["#", `# ${definition.help}`] : []),
    ...((given.includeExamples === true || isDefaults) && definition.example !== undefined
      ? ["#", `# Example: ${key} = ${definition.example}`]
      : []),
    ...(given.includeSources === true && !isDefaults ? ["#", `# Source: ${source}`] : []),
    ...(given.includeEnvVars === true || isDefaults ? ["#", `# Variable: ${variableOf(section, key)}`, "#"] : []),
  ];
  const mark = given.commentOutEverything === true || isDefaults ? "# " : "";
  const value = isDefaults ? definition.defaultText : shownText(option);
  const line = `${mark}${key} = ${value.replaceAll("%", "%%").replaceAll("\n", `\n${mark}    `)}`.trimEnd();
  return [...comments, line, ...(comments.length > 0 ? [""] : [])].map((each) => `${each}\n`).join("");
}

function shownText({ definition, source, text }: OptionText): string {
  return definition.isSensitive === true && source !== "default" && text !== "" ? HIDDEN : text;
}
