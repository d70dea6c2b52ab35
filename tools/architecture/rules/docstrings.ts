import { isPackageFolder } from "../architecture.ts";
import type { Rule } from "../violation.ts";

/** What a file of a package exports has a docstring. */
export const docstrings: Rule = {
  name: "docstrings",
  why: "The types of an export cannot say what it is for, its units, who owns the transaction, or what `null` means.",

  *check({ architecture, sources }) {
    for (const source of sources) {
      const isLibrary = isPackageFolder(architecture.parts[source.part]?.folder ?? "") && source.part !== "web";
      if (!isLibrary || source.isForTests) continue;
      for (const { name, line, hasDocstring, isPassedOn } of source.exports) {
        if (!hasDocstring && !isPassedOn) yield { file: source.path, line, found: `\`${name}\` has no docstring.` };
      }
    }
  },
};
