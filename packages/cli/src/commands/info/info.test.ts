import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "baram-info-")));
  writeFileSync(join(folder, "package.json"), "{}");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[]) {
  const environment = { BARAM__DATABASE__URL: "postgres://ann:secret@database.example:5432/baram", PATH: "/bin" };
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

test("what an installation is made of is shown without the database's password", async () => {
  const { exitCode, output } = await run(["info"]);
  expect(exitCode).toBe(0);
  expect(output).toContain("postgres://ann@database.example:5432/baram");
  expect(output).not.toContain("secret@");
  expect(output.match(/^[A-Z].* info$|^Baram$/gm)).toEqual([
    "Baram",
    "System info",
    "Tools info",
    "Paths info",
    "Providers info",
  ]);
});

test("anonymous, neither people nor machines nor folders are named", async () => {
  const { output } = await run(["info", "--anonymize", "-o", "json"]);
  expect(output).toContain('"postgres://***@***:5432/baram"');
  expect(output).toContain(`"baram_home": "\${BARAM_HOME}"`.replace(": ", ":"));
  expect(output).not.toContain(folder);
  expect(output).not.toMatch(/\bann\b/);
});

test("nothing is sent to others", async () => {
  expect(await run(["info", "--file-io"])).toMatchObject({ exitCode: 1, output: "" });
});

test("the cheat sheet has every command of every group", async () => {
  const { output } = await run(["cheat-sheet"]);
  expect(output).toMatch(/^Miscellaneous commands\n/);
  for (const name of ["baram doctor", "baram db backup", "baram config list"]) {
    expect(output).toMatch(new RegExp(`^${name} +\\| \\S`, "m"));
  }
});
