import { basename } from "node:path";
import type { Rule } from "../violation.ts";

/** In the listed folders a file exports one value, and both have the same name. */
export const oneExportedValue: Rule = {
  name: "one-exported-value",
  why: "Where a file is one verb, one step, one chore or one route, the list of files is the list of what can happen.",

  *check({ architecture, sources }) {
    const folders = architecture.oneExportFolders.map(
      ({ folder }) => new RegExp(`^${folder.replaceAll("*", "[^/]+")}/`),
    );
    const judged = sources.filter((source) => !source.isForTests && !source.isEntry);
    for (const { path, exports } of judged.filter((source) => folders.some((folder) => folder.test(source.path)))) {
      const [first, second] = exports.filter((each) => each.isValue && !each.isPassedOn);
      if (first === undefined) continue;
      const stem = basename(path).replace(/\.[^.]+$/, "");
      if (kebabCase(first.name) !== stem) {
        yield { file: path, line: first.line, found: `The file exports \`${first.name}\` and is not named after it.` };
      }
      if (second !== undefined) {
        yield { file: path, line: second.line, found: `The file exports \`${second.name}\` beside \`${first.name}\`.` };
      }
    }
  },
};

function kebabCase(name: string): string {
  return name
    .replaceAll("_", "-")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase();
}
