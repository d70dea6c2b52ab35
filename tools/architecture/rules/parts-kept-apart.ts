import { reachableParts } from "../reachable-parts.ts";
import type { Rule } from "../violation.ts";

/** The table itself lets no part reach what it must never reach, not even through a third, and has no cycle. */
export const partsKeptApart: Rule = {
  name: "parts-kept-apart",
  why: "No process holds both a database connection and author code, and servers meet in the database only; an indirect edge breaks that as surely as a direct one.",

  *check({ architecture }) {
    const line = { file: "architecture.json", line: 1 };
    for (const from of Object.keys(architecture.parts)) {
      const ways = reachableParts(architecture, from);
      const circle = ways.get(from);
      if (circle !== undefined)
        yield { ...line, found: `The parts import one another in a circle: ${circle.join(" → ")}.` };
      for (const { never, why } of architecture.apart.filter((separation) => separation.from.includes(from))) {
        for (const to of never.filter((name) => name !== from)) {
          const way = ways.get(to);
          if (way !== undefined) yield { ...line, found: `"${from}" reaches "${to}" (${way.join(" → ")}). ${why}` };
        }
      }
    }
  },
};
