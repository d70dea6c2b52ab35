import type { Rule } from "../violation.ts";

/** Only the doors of a package pass on what other files export. */
export const noInnerBarrels: Rule = {
  name: "no-inner-barrels",
  why: "A package has one list of what it offers: its entry file. A second list hides where a thing is declared and makes cycles.",

  *check({ sources }) {
    for (const source of sources.filter((file) => !file.isEntry)) {
      for (const { name, line, isPassedOn } of source.exports) {
        if (isPassedOn)
          yield { file: source.path, line, found: `\`${name}\` is passed on from another file; import it from there.` };
      }
    }
  },
};
