import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MetadataStore } from "@baram/metadata-store";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../program/run-program.ts";
import { FakeTerminal } from "../../terminal/terminal.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-schema-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(
  words: readonly string[],
  given: {
    readonly answers?: readonly string[];
    readonly path?: string;
    readonly variables?: Readonly<Record<string, string>>;
  } = {},
) {
  const environment = { BARAM_HOME: folder, PATH: given.path, ...given.variables };
  const terminal = new FakeTerminal({ words, workingFolder: folder, environment, answers: given.answers ?? [] });
  const exitCode = await runProgram(terminal);
  return { exitCode, output: terminal.output, errors: terminal.errors };
}

/** Makes the database that an older version would have made. */
async function migrateTo(name: string): Promise<void> {
  const store = new MetadataStore({ url: `sqlite:${join(folder, "baram.db")}` });
  await store.migrate(name);
  await store.close();
}

const OLDER = "0015-create-roles";

test("a check succeeds once there is a database, and makes none", async () => {
  const missing = await run(["db", "check", "--retry", "1", "--retry-delay", "0"]);
  expect(missing).toMatchObject({ exitCode: 1, errors: expect.stringContaining("There is no database") });
  expect(existsSync(join(folder, "baram.db"))).toBe(false);
  await run(["db", "migrate"]);
  expect(await run(["db", "check"])).toMatchObject({ exitCode: 0, output: "Connection successful.\n" });
});

test("the default pool begins with the slots of the configuration, and keeps those that it has", async () => {
  const slots = async (count: string) => {
    await run(["db", "migrate"], { variables: { BARAM__CORE__DEFAULT_POOL_TASK_SLOT_COUNT: count } });
    return JSON.parse((await run(["pools", "get", "default_pool", "-o", "json"])).output) as unknown;
  };
  expect(await slots("7")).toMatchObject([{ pool: "default_pool", slots: "7" }]);
  expect(await slots("9")).toMatchObject([{ pool: "default_pool", slots: "7" }]);
});

test("migrations that are lacking are named when the time is up", async () => {
  await migrateTo(OLDER);
  const lacking = await run(["db", "check-migrations", "-t", "0"]);
  expect([lacking.exitCode, lacking.errors]).toEqual([1, expect.stringMatching(/after 0 seconds: 0016-.*\.\n$/)]);
  await run(["db", "migrate"]);
  expect(await run(["db", "check-migrations", "-t", "0"])).toEqual({ exitCode: 0, output: "", errors: "" });
});

test("a database that a newer version has migrated is refused without a wait, as servers refuse it", async () => {
  await migrateTo(OLDER);
  const store = new MetadataStore({ url: `sqlite:${join(folder, "baram.db")}` });
  await store.reader
    .withTables<{ readonly kyselyMigration: { readonly name: string; readonly timestamp: string } }>()
    .insertInto("kyselyMigration")
    .values({ name: "9999-future", timestamp: "2999-01-01" })
    .execute();
  await store.close();

  const { exitCode, errors } = await run(["db", "check-migrations"]);
  expect([exitCode, errors]).toEqual([1, expect.stringContaining("newer version of Baram (it has 9999-future)")]);
});

test.each([[[]], [["-v"]]])("a migration that fails says why, with the flags %j", async (flags) => {
  await migrateTo(OLDER);
  const store = new MetadataStore({ url: `sqlite:${join(folder, "baram.db")}` });
  await store.transaction((transaction) =>
    transaction.schema.createTable("access_token").addColumn("id", "integer").execute(),
  );
  await store.close();

  const { exitCode, errors } = await run(["db", "migrate", ...flags]);
  expect([exitCode, errors]).toEqual([1, expect.stringMatching(/migration .* failed.*already exists/s)]);
});

test("the statements of what is lacking are shown, and nothing is changed", async () => {
  await migrateTo(OLDER);
  const { output } = await run(["db", "migrate", "-s", "-r", "0016"]);
  expect(output).toMatch(/^-- 0016-\S+\ncreate table /);
  expect(output.match(/^-- /gm)).toHaveLength(1);
  const between = await run(["db", "migrate", "-s", "--from-revision", "0014-walk-past-limits", "-r", "0015"]);
  expect(between.output).toMatch(/^-- 0015-create-roles\ncreate table role /);
  expect((await run(["db", "check-migrations", "-t", "0"])).exitCode).toBe(1);
});

test.each([
  [["migrate", "-r", "0015"], "works on the schema of"],
  [["migrate", "-s", "-r", "9999"], 'There is no revision "9999"'],
  [["downgrade", "-n", "0.0.1", "-y"], "restore a backup"],
])("baram db %j is refused with a sentence", async (words, sentence) => {
  const { exitCode, errors } = await run(["db", ...words]);
  expect([exitCode, errors]).toEqual([1, expect.stringContaining(sentence)]);
});

test("a former name migrates, with a warning", async () => {
  const { exitCode, errors } = await run(["db", "init"]);
  expect([exitCode, errors]).toEqual([0, 'Warning: "db init" is a former name: use "db migrate".\n']);
  expect((await run(["db", "check-migrations"])).exitCode).toBe(0);
});

test("a reset leaves a new database, or one without tables", async () => {
  await run(["variables", "set", "place", "Jeju"]);
  expect((await run(["db", "reset"], { answers: ["Y"] })).exitCode).toBe(0);
  expect((await run(["variables", "list", "-o", "json"])).output).toBe("[]\n");
  expect((await run(["db", "reset", "-y", "-s"])).exitCode).toBe(0);
  expect((await run(["db", "check-migrations", "-t", "0"])).exitCode).toBe(1);
});

test("a shell ends as the database's client does, and its lack is a sentence", async () => {
  await run(["db", "migrate"]);
  const path = join(folder, "programs");
  mkdirSync(path);
  const without = await run(["db", "shell"], { path });
  expect([without.exitCode, without.errors]).toEqual([1, expect.stringContaining('"sqlite3" cannot be started')]);
  writeFileSync(join(path, "sqlite3"), `#!/bin/sh\necho "$@" > ${folder}/said\nexit 3\n`);
  chmodSync(join(path, "sqlite3"), 0o755);
  expect((await run(["db", "shell"], { path })).exitCode).toBe(3);
});
