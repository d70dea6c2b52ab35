import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AuthorProject } from "./author-project.fixture.ts";
import { type Ended, PACKAGES, start, untilEnded } from "./baram-process.fixture.ts";

/** A device that is always full, where the system has one. */
const FULL = "/dev/full";

let project: AuthorProject;
beforeAll(async () => {
  project = new AuthorProject({});
  await project.run(["variables", "set", "place", "Jeju"]);
});
afterAll(() => project.remove());

/** Runs a command with what a shell does about its output. */
function runInShell(words: string, around: (command: string) => string): Promise<Ended> {
  const command = `${process.execPath} ${join(PACKAGES, "baram", "bin", "baram.js")} ${words}`;
  return untilEnded(start({ command: ["sh", "-c", around(command)], folder: project.folder }));
}

describe.skipIf(!existsSync(FULL))("on a full disk", () => {
  test.each(["variables export -", "connections export -", "connections list -o json", "pools list", "dags --help"])(
    "`baram %s` fails with one sentence, and does not say that it succeeded",
    async (words) => {
      const { exitCode, errors } = await runInShell(words, (command) => `${command} > ${FULL}`);
      expect(exitCode).toBe(1);
      expect(errors).toContain("Not all output could be written: ENOSPC");
      expect(errors).not.toContain("successfully");
      expect(errors.trimEnd().split("\n")).toHaveLength(1);
    },
  );

  test("errors that cannot be written make a command that worked fail", async () => {
    const { exitCode, output } = await runInShell("variables export -", (command) => `${command} 2> ${FULL}`);
    expect(JSON.parse(output)).toEqual({ place: "Jeju" });
    expect(exitCode).toBe(1);
  });
});

test("a reader that stops before the end of the output makes no failure", async () => {
  const { errors } = await runInShell("variables export -", (command) => `(${command}; echo "exit $?" >&2) | true`);
  expect(errors).toBe("1 Variables successfully exported.\nexit 0\n");
});
