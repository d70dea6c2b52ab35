import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

const [OLD, NEW, STRANGE] = [1, 2, 3].map((filling) => Buffer.alloc(32, filling).toString("base64"));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-rotate-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(words: readonly string[], keys: readonly (string | undefined)[]) {
  const environment = { BARAM_HOME: folder, BARAM_FERNET_KEY: keys.join(",") };
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

const connection = ["connections", "add", "c", "--conn-uri", "http://ann:pw@host/?a=b"];

test("after a rotation the new key is enough", async () => {
  await run(["variables", "set", "place", "Jeju"], [OLD]);
  await run(connection, [OLD]);
  const rotated = await run(["rotate-fernet-key"], [NEW, OLD]);
  expect(rotated).toMatchObject({ exitCode: 0, output: "3 secrets are encrypted with the first key.\n" });
  expect((await run(["variables", "get", "place"], [NEW])).output).toBe("Jeju\n");
  const { output } = await run(["connections", "get", "c", "-o", "json"], [NEW]);
  expect(JSON.parse(output)).toMatchObject([{ password: "pw", extra_dejson: { a: "b" } }]);
});

test("where a key lacks for one secret, none is changed", async () => {
  await run(connection, [OLD]);
  await run(["variables", "set", "place", "Jeju"], [STRANGE]);
  const refused = await run(["rotate-fernet-key"], [NEW, OLD]);
  expect(refused).toMatchObject({
    exitCode: 1,
    errors: "None of the keys opens the variable place; nothing was changed.\n",
  });
  expect((await run(["connections", "get", "c"], [OLD])).exitCode).toBe(0);
});
