import type { Rule } from "../violation.ts";

const BANNED: ReadonlySet<string> = new Set(
  "util utils helper helpers common shared lib misc core manager types constants interfaces".split(" "),
);
const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;

/** Files and folders are in kebab-case and say what is in them. */
export const fileNames: Rule = {
  name: "file-names",
  why: "Names such as `utils` and `types.ts` each hide a missing name, and one spelling for all names needs no thought.",

  *check({ sources }) {
    const reported = new Set<string>();
    for (const { path } of sources) {
      const names = path.split("/");
      for (const [depth, name] of names.entries()) {
        const here = names.slice(0, depth + 1).join("/");
        if (reported.has(here)) continue;
        reported.add(here);
        const [stem = name] = name.split(".");
        if (BANNED.has(stem)) yield { file: here, line: 1, found: `"${name}" does not say what is in it.` };
        if (!KEBAB_CASE.test(name)) yield { file: here, line: 1, found: `"${name}" is not in kebab-case.` };
      }
    }
  },
};
