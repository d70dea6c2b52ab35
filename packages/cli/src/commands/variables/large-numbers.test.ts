import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-numbers-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<string> {
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment: { BARAM_HOME: folder } });
  expect(await runProgram(terminal)).toBe(0);
  return terminal.output;
}

test.each(["12345678901234567890", "1e400", '{"id": 12345678901234567890}'])(
  "a variable of %s is exported as the text it is, and imported as the same",
  async (value) => {
    await run("variables", "set", "k", value);
    await run("variables", "export", "out.json");
    expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8"))).toEqual({ k: value });
    await run("variables", "delete", "k");
    await run("variables", "import", "out.json");
    expect(await run("variables", "get", "k")).toBe(`${value}\n`);
  },
);

test("numbers that are read and written without a loss are exported as numbers", async () => {
  await run("variables", "set", "k", '{"n": 1.50}');
  await run("variables", "export", "out.json");
  expect(JSON.parse(readFileSync(join(folder, "out.json"), "utf8"))).toEqual({ k: { n: 1.5 } });
});

test("large numbers of a file are imported as they stand in it", async () => {
  writeFileSync(join(folder, "in.json"), '{"one": 12345678901234567890, "more": {"list": [1e400, 2]}, "text": "3"}');
  await run("variables", "import", "in.json");
  expect(await run("variables", "get", "one")).toBe("12345678901234567890\n");
  expect(await run("variables", "get", "more")).toBe('{\n  "list": [\n    1e400,\n    2\n  ]\n}\n');
  expect(await run("variables", "get", "text")).toBe("3\n");
});

test("`variables get -j` prints large numbers as they are stored", async () => {
  await run("variables", "set", "one", "12345678901234567890");
  await run("variables", "set", "more", '{"a":[1e400,"x"]}');
  expect(await run("variables", "get", "-j", "one")).toBe("12345678901234567890\n");
  expect(await run("variables", "get", "-j", "more")).toBe('{"a": [1e400, "x"]}\n');
});
