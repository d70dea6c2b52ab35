import type { OptionDefinition } from "./option-definition.ts";
import { OPTIONS } from "./options.ts";

const WIDTH = 118;

/** The configuration file that a home folder begins with: every option with its default, commented out. */
export function starterConfigurationFile(): string {
  const sections = Object.entries<Record<string, OptionDefinition>>(OPTIONS).map(([section, options]) => {
    const entries = Object.entries(options).map(([key, { help, defaultText }]) => {
      const variable = `# Variable: BARAM__${section}__${key}`.toUpperCase().replace("# VARIABLE", "# Variable");
      return [...wrapped(help), variable, `# ${key} = ${defaultText.replaceAll("%", "%%")}`.trimEnd()].join("\n");
    });
    return `[${section}]\n${entries.join("\n\n")}\n`;
  });
  return `${HEAD}\n${sections.join("\n")}`;
}

const HEAD = `# The configuration of this installation. Every option stands here with its default; take the # away to change one.
# A variable of the environment counts for more than this file.
`;

/** Words as comment lines. */
function wrapped(words: string): readonly string[] {
  const lines: string[] = [];
  let line = "#";
  for (const word of words.split(" ")) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = "#";
    }
    line = `${line} ${word}`;
  }
  return [...lines, line];
}
