import { findConfigurationSources } from "../../configuration/configuration-sources.ts";
import { readOptionTexts } from "../../configuration/option-texts.ts";
import { findKnownOption, nearOptions } from "../../configuration/unknown-options.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";

/**
 * Prints what an option is set to, whether it can be that or not.
 *
 * Parity: an option that there is not is told of, and is no failure.
 */
export function getConfigurationValue(
  terminal: Terminal,
  { section, key }: { readonly section: string; readonly key: string },
): number {
  const known = findKnownOption(section, key);
  if (known === null) {
    const near = nearOptions(section.toLowerCase(), key.toLowerCase()).map(
      (option) => `[${option.section}] ${option.key}`,
    );
    const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
    complain(terminal, `The option [${section}/${key}] is not found in config.${hint}`);
    return 0;
  }
  const { options } = readOptionTexts(findConfigurationSources(terminal).sources);
  const option = options.find((candidate) => candidate.section === known.section && candidate.key === known.key);
  if (option?.mistake !== undefined) {
    complain(terminal, option.mistake);
    return 1;
  }
  say(terminal, option?.text ?? "");
  return 0;
}
