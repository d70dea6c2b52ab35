import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

const [KEY, ANOTHER] = [1, 2].map((filling) => Buffer.alloc(32, filling).toString("base64"));

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "baram-key-"));
  await run("variables set k v", KEY);
  await run("connections add c --conn-uri http://ann:pw@host", KEY);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(line: string, key: string | undefined) {
  const environment = { BARAM_HOME: folder, BARAM_FERNET_KEY: key };
  const terminal = new FakeTerminal({ words: line.split(" "), workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

test.each([
  ["variables get k", "variable k"],
  ["variables export -", "variable k"],
  ["connections get c", "connection c"],
  ["connections list", "connection c"],
  ["connections export -", "connection c"],
])("with another key `baram %s` says in one line what cannot be decrypted, and what to do", async (line, owner) => {
  const { exitCode, output, errors } = await run(line, ANOTHER);
  expect({ exitCode, output }).toEqual({ exitCode: 1, output: "" });
  expect(errors).toBe(
    `The ${owner} cannot be decrypted with the configured Fernet key: the key was changed or lost. ` +
      "Put the key that it was stored with behind the present one, after a comma; or set it again.\n",
  );
});

test("with another key the keys of variables are listed, and a variable is set again", async () => {
  expect((await run("variables list -o json", ANOTHER)).output).toBe('[{"key":"k"}]\n');
  expect((await run("variables set k w", ANOTHER)).exitCode).toBe(0);
  expect((await run("variables get k", ANOTHER)).output).toBe("w\n");
});
