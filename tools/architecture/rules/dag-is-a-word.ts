import type { Rule } from "../violation.ts";

const IN_PROSE = /\bDAGs?\b/;
const UPPER_CASE = /^[A-Z0-9_]+$/;

/** It is "Dag", in names and in comments. */
export const dagIsAWord: Rule = {
  name: "dag-is-a-word",
  why: "One spelling for one thing: a search for `Dag` finds them all.",

  *check({ sources }) {
    for (const { path, bindings, comments } of sources) {
      for (const { name, line } of bindings) {
        if (name.includes("DAG") && !UPPER_CASE.test(name)) {
          yield { file: path, line, found: `\`${name}\` spells Dag in capitals.` };
        }
      }
      for (const { text, line } of comments) {
        if (IN_PROSE.test(text)) yield { file: path, line, found: "The comment spells Dag in capitals." };
      }
    }
  },
};
