import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;

async function run(line: string) {
  const environment = { BARAM_HOME: join(folder, "home"), HOME: folder };
  const terminal = new FakeTerminal({ words: line.split(" "), workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "baram-tokens-"));
  await run("db migrate");
  await run("users create -u bot -e bot@example.com -f Bo -l T -r Viewer -p secret");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a token is printed once, listed without itself, and revoked by its name", async () => {
  const created = await run("tokens create -u bot -n deploy -e 2030-01-31");
  expect(created).toMatchObject({ exitCode: 0, errors: "" });
  expect(created.output).toMatch(/^baram_pat_[\w-]{43}\n$/);
  const listed = await run("tokens list -u bot -o json");
  expect(JSON.parse(listed.output)).toMatchObject([{ name: "deploy", ends_in: created.output.trim().slice(-4) }]);
  expect(listed.output).toContain("2030-01-31T00:00:00");
  expect(listed.output).not.toContain(created.output.trim());
  expect(await run("tokens revoke -u bot -n deploy")).toMatchObject({ exitCode: 0, errors: "" });
  expect((await run("tokens list -u bot -o json")).output).toBe("[]\n");
});

test.each([
  ["tokens create -u nobody -n x", "The User with username `nobody` was not found"],
  ["tokens create -u bot -n x -e 2020-01-01", "expires_at lies in the past."],
  ["tokens revoke -u bot -n none", '"bot" has no access token of the name "none". They have none.'],
])("`baram %s` fails with a sentence", async (line, sentence) => {
  const { exitCode, errors } = await run(line);
  expect(exitCode).toBe(1);
  expect(errors).toContain(sentence);
});
