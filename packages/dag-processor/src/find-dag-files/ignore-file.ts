import ignore from "ignore";

/** Says whether a path is left out; from the folder of the ignore file, a folder's with a slash at its end. */
export type IgnoreRules = (path: string) => boolean;

/** The names of ignore files. The first one that a folder has counts. */
export const IGNORE_FILE_NAMES = [".baramignore", ".airflowignore"] as const;

/** Whether a file of this name says which files are left out. */
export function isIgnoreFileName(name: string): boolean {
  return IGNORE_FILE_NAMES.some((known) => known === name);
}

/** Reads an ignore file. A line that cannot be understood is told to `onBadLine` and leaves nothing out. */
export function readIgnoreFile(
  name: (typeof IGNORE_FILE_NAMES)[number],
  text: string,
  onBadLine: (line: string) => void,
): IgnoreRules {
  return name === ".baramignore" ? gitignoreRules(text) : regularExpressionRules(text, onBadLine);
}

function gitignoreRules(text: string): IgnoreRules {
  const rules = ignore().add(text);
  return (path) => rules.ignores(path);
}

/** Parity: each line is a regular expression that may match anywhere in the path, and `#` begins a comment anywhere. */
function regularExpressionRules(text: string, onBadLine: (line: string) => void): IgnoreRules {
  const patterns = text.split(/\r?\n/).flatMap((line) => {
    const pattern = line.replace(/\s*#.*/, "").trim();
    if (pattern === "") return [];
    try {
      return [new RegExp(pattern)];
    } catch {
      onBadLine(line);
      return [];
    }
  });
  return (path) => patterns.some((pattern) => pattern.test(path.replace(/\/$/, "")));
}
