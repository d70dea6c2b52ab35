import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readTemplateFile } from "./template-file.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-template-file-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function read(
  name: string,
  templateSearchPath: readonly string[] = [],
  carried: Readonly<Record<string, string>> = {},
) {
  const bundle = { sourcePath: join(folder, "dags/a.ts") };
  return readTemplateFile(
    { dag: { templateSearchPath }, bundle, templateFiles: new Map(Object.entries(carried)) },
    name,
  );
}

test("the Dag file's folder comes before the search path, whose folders come in order", () => {
  const carried = { "a.sql": "own", "one/a.sql": "1", "two/a.sql": "2", "one/b.sql": "1", "two/b.sql": "2" };
  expect(read("a.sql", ["two", "one"], carried)).toBe("own");
  expect(read("b.sql", ["two", "one"], carried)).toBe("2");
});

test("what came with the bundle counts before what lies in a folder now", () => {
  write("dags/a.sql", "changed since");
  expect(read("a.sql", [], { "a.sql": "as it was" })).toBe("as it was");
  expect(read("a.sql", ["sql"], { "sql/a.sql": "as it was" })).toBe("as it was");
});

test("a file that did not come with the bundle is looked for on this machine", () => {
  write("dags/sql/a.sql", "here");
  expect(read("a.sql", ["sql"])).toBe("here");
  expect(read("none.sql", ["sql"])).toBeNull();
});

test("an absolute folder is read on this machine, in its place among the others", () => {
  write("elsewhere/a.sql", "elsewhere");
  expect(read("a.sql", [join(folder, "elsewhere"), "sql"], { "sql/a.sql": "carried" })).toBe("elsewhere");
  expect(read("a.sql", ["sql", join(folder, "elsewhere")], { "sql/a.sql": "carried" })).toBe("carried");
});

test("a name that leads out of a folder, or to a folder, finds nothing", () => {
  write("secret.sql", "secret");
  write("dags/sql/a.sql", "");
  expect(read("../secret.sql")).toBeNull();
  expect(read("sql")).toBeNull();
});
