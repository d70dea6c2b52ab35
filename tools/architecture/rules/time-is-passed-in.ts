import type { Rule } from "../violation.ts";

/** These own a clock: whoever starts a process, the browser, and what is written to be read by authors. */
const OWNS_A_CLOCK =
  /^packages\/(cli|web)\/|^packages\/runner\/src\/main\.ts$|^(tools|bench|examples|end-to-end)\/|\.process\.test\.ts$/;

/** Nothing below `cli` asks for the time. */
export const timeIsPassedIn: Rule = {
  name: "time-is-passed-in",
  why: "Code that is given the time can be tested at any moment and run on a virtual clock.",

  *check({ sources }) {
    for (const { path, clockReads } of sources) {
      if (OWNS_A_CLOCK.test(path)) continue;
      for (const line of clockReads)
        yield { file: path, line, found: "The code asks for the time; take an `Instant` or a `Clock`." };
    }
  },
};
