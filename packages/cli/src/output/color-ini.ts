const RESET = "\u001b[0m";
const SECTION = "\u001b[1;36m";
const KEY = "\u001b[32m";
const COMMENT = "\u001b[90m";

/** Colours the lines of a configuration file: sections, keys and comments. */
export function colorIni(text: string): string {
  return text
    .split("\n")
    .map((line) => {
      if (line.startsWith("[")) return SECTION + line + RESET;
      if (line.startsWith("#")) return COMMENT + line + RESET;
      return line.replace(/^[\w.]+(?= =)/, (key) => KEY + key + RESET);
    })
    .join("\n");
}
