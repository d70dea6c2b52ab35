import { isPackageFolder } from "../architecture.ts";
import type { Rule } from "../violation.ts";

/** Every package is in the table. */
export const knownParts: Rule = {
  name: "known-parts",
  why: "`ls packages` is the architecture: a package that the table does not know has no place in it.",

  *check({ architecture, packageFolders }) {
    const known = new Set(Object.values(architecture.parts).map((part) => part.folder));
    for (const folder of packageFolders) {
      if (known.has(folder)) continue;
      yield { file: `${folder}/package.json`, line: 1, found: `"${folder}" is not in architecture.json.` };
    }
    for (const [name, { folder }] of Object.entries(architecture.parts)) {
      if (!isPackageFolder(folder) || packageFolders.includes(folder)) continue;
      yield { file: "architecture.json", line: 1, found: `"${name}" is listed and ${folder} does not exist.` };
    }
  },
};
