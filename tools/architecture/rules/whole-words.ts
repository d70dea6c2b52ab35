import type { Rule } from "../violation.ts";

/** Short forms that are never names here, and the word to write. */
const BANNED: Readonly<Record<string, string>> = {
  ctx: "context",
  opts: "options",
  cfg: "configuration",
  args: "parameters",
  req: "request",
  res: "response",
  err: "error",
  fn: "a verb",
  cb: "a verb",
  tx: "transaction",
  ti: "taskInstance",
  dr: "dagRun",
  msg: "message",
  db: "database",
  env: "environment",
};

/** Public names of Airflow, which authors read and write: an operator's option and a variable of the context. */
const PUBLIC_MEMBERS = new Set(["env", "ti"]);

/** Names are whole words. */
export const wholeWords: Rule = {
  name: "whole-words",
  why: "Code is read more often than written, and a reader who is new here does not know the short forms.",

  *check({ sources }) {
    for (const { path, bindings } of sources) {
      for (const { name, line, kind } of bindings) {
        const instead = Object.hasOwn(BANNED, name) ? BANNED[name] : undefined;
        if (instead === undefined || (kind === "member" && PUBLIC_MEMBERS.has(name))) continue;
        yield { file: path, line, found: `\`${name}\` is a short form; write ${instead}.` };
      }
    }
  },
};
