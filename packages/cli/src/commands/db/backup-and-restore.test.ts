import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acquireSqliteLock } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Carries out a command line on the installation in a folder of its own. */
async function run(words: readonly string[], given: { readonly home?: string; readonly answers?: string[] } = {}) {
  const { home = "home", answers = [] } = given;
  const environment = { BARAM_HOME: join(folder, home) };
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment, answers });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

const backup = () => run(["db", "backup", "it.backup"]);
const restored = async (home: string) => {
  const { output, errors } = await run(["variables", "get", "place"], { home });
  return output + errors;
};

beforeEach(async () => {
  expect(await run(["variables", "set", "place", "Jeju"])).toMatchObject({ exitCode: 0 });
});

test("a backup brings an installation back in another place, with its key", async () => {
  expect(await backup()).toMatchObject({ exitCode: 0, errors: "" });
  expect(statSync(join(folder, "it.backup")).mode & 0o777).toBe(0o600);

  const { exitCode, output, errors } = await run(["db", "restore", "it.backup"], { home: "other" });
  expect([exitCode, output]).toEqual([0, expect.stringContaining("is what it was at 2024-01-01T12:00:00")]);
  expect(errors).toContain("encrypted with another key");
  copyFileSync(join(folder, "home/fernet.key"), join(folder, "other/fernet.key"));
  expect(await restored("other")).toBe("Jeju\n");
});

test("a backup has a name of its own in the home folder, and takes the place of no other file unasked", async () => {
  const first = await run(["db", "backup"]);
  const path = join(folder, "home/backups/baram-2024-01-01T12-00-00.backup");
  expect(first.output).toContain(path);
  const second = await run(["db", "backup"]);
  expect(second).toMatchObject({ exitCode: 1, errors: expect.stringContaining("is there already") });
  expect(await run(["db", "backup", path, "--overwrite"])).toMatchObject({ exitCode: 0 });
});

test("a database that holds something is replaced only when that is said and confirmed", async () => {
  await backup();
  await run(["variables", "set", "place", "Busan"]);
  const unasked = await run(["db", "restore", "it.backup"]);
  expect(unasked).toMatchObject({ exitCode: 1, errors: expect.stringContaining("is not empty") });
  const words = ["db", "restore", "it.backup", "--overwrite"];
  expect(await run(words, { answers: ["n"] })).toMatchObject({ exitCode: 1, errors: "Cancelled\n" });
  expect(await restored("home")).toBe("Busan\n");
  expect(await run(words, { answers: ["y"] })).toMatchObject({ exitCode: 0, errors: "" });
  expect(await restored("home")).toBe("Jeju\n");
});

test("a backup that is cut off, or is none, changes nothing", async () => {
  await backup();
  const path = join(folder, "it.backup");
  truncateSync(path, readFileSync(path).length - 20);
  writeFileSync(join(folder, "other.txt"), "nothing");
  for (const file of ["it.backup", "other.txt", "missing"]) {
    const { exitCode, errors } = await run(["db", "restore", file, "--overwrite", "-y"]);
    expect([exitCode, errors]).toEqual([1, expect.stringMatching(/cannot be read|is no backup|There is no file/)]);
  }
  expect(await restored("home")).toBe("Jeju\n");
  expect(existsSync(join(folder, "home/baram.db.restoring"))).toBe(false);
});

test("a database that another process uses is backed up, and not restored", async () => {
  const lock = acquireSqliteLock(join(folder, "home/lock.db"));
  expect(await backup()).toMatchObject({ exitCode: 0 });
  const refused = await run(["db", "restore", "it.backup", "--overwrite", "-y"]);
  expect(refused).toMatchObject({ exitCode: 1, errors: expect.stringContaining("Another Baram process") });
  lock?.release();
});

test("without a database there is nothing to back up", async () => {
  const { exitCode, errors } = await run(["db", "backup", "it.backup"], { home: "nowhere" });
  expect([exitCode, errors]).toEqual([1, expect.stringContaining("There is no database")]);
  expect(existsSync(join(folder, "nowhere/baram.db"))).toBe(false);
});
