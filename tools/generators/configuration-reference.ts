import { OPTIONS, type OptionDefinition } from "@baram/cli";
import type { Generator } from "./generator.ts";

/** Every option of the configuration for people, by section. */
export const configurationReference: Generator = {
  name: "configuration reference",

  generate() {
    const sections = Object.entries<Readonly<Record<string, OptionDefinition>>>(OPTIONS).map(([section, options]) => {
      const rows = Object.entries(options).map(([key, option]) => rowOf(section, key, option));
      return [`## [${section}]`, "", "| Option | Default | |", "|---|---|---|", ...rows].join("\n");
    });
    return Promise.resolve({ "docs/configuration-options.md": `${HEAD}\n${sections.join("\n\n")}\n` });
  },
};

const HEAD = `# Options of the configuration

Every option, with the variable that sets it. How they are read is told in [Configuration](configuration.md).
\`npm run generate\` writes this file.
`;

function rowOf(section: string, key: string, { defaultText, help, isSensitive, former }: OptionDefinition) {
  const variable = `BARAM__${section}__${key}`.toUpperCase();
  const notes = [
    help,
    ...(isSensitive === true ? ["A secret: it may come from a command or the secrets back end."] : []),
    ...(former ?? []).map(([formerSection, formerKey]) => `Formerly \`[${formerSection}] ${formerKey}\`.`),
  ];
  const value = defaultText === "" ? "" : `\`${defaultText}\``;
  return `| \`${key}\`<br>\`${variable}\` | ${value.replaceAll("|", "\\|")} | ${notes.join(" ").replaceAll("|", "\\|")} |`;
}
