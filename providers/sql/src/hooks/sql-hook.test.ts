import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sqlHookSuite } from "../conformance/sql-hook.suite.ts";
import { aConnection } from "../conformance/tested-database.fixture.ts";
import { SqlHook } from "./sql-hook.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baram-sql-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("on SQLite", () => {
  sqlHookSuite(() => ({
    connection: aConnection({ host: join(folder, "sales.db") }),
    parameter: () => "?",
  }));
});

function memoryHook(): SqlHook {
  return new SqlHook({ connectionId: aConnection({}) });
}

describe("parameters of SQLite", () => {
  test("have names where an object gives them", async () => {
    expect(await memoryHook().getFirst("select :a, @b, $a", { a: 1, b: "x", more: 2 })).toEqual([1, "x", 1]);
  });

  test("are of every type that JavaScript has", async () => {
    const values = [true, undefined, new Date("2024-01-01T00:00:00Z"), { a: [1] }, 1.5, 2n ** 60n];
    expect(await memoryHook().getFirst("select ?, ?, ?, ?, ?, ?", values)).toEqual([
      1,
      null,
      "2024-01-01T00:00:00.000Z",
      '{"a":[1]}',
      1.5,
      2n ** 60n,
    ]);
  });

  test.each([
    ["select ?, ?", [1], /has 2 parameters and was given 1 values/],
    ["select 1", [1], /has 0 parameters and was given 1 values/],
    ["select ?", { a: 1 }, /expected :name in it, or a list/],
    ["select :a", [1], /expected an object with a/],
    ["select :a, :b", { a: 1 }, /lack "b"/],
    ["select :a, ?", { a: 1 }, /with names and without/],
  ])("of %j that do not go with %j are refused", async (sql, parameters, sentence) => {
    await expect(memoryHook().getFirst(sql, parameters)).rejects.toThrow(sentence);
  });

  test("in texts and comments are none", async () => {
    expect(await memoryHook().getFirst("select '?', ':a' /* ? */ -- :b", [])).toEqual(["?", ":a"]);
  });
});

test("SQLite runs one statement at a time", async () => {
  await expect(memoryHook().run("select 1; select 2")).rejects.toThrow(/set splitStatements/);
});

describe("the path of a SQLite connection", () => {
  const pathOf = async (connection: Parameters<typeof aConnection>[0], database?: string) => {
    const hook = new SqlHook({ connectionId: aConnection(connection), database: database ?? null });
    return (await hook.getFirst("select file from pragma_database_list where name = 'main'"))?.[0];
  };

  test("is its host, or what a URI has behind the slashes, or the operator's", async () => {
    expect(await pathOf({ host: join(folder, "a.db") })).toBe(join(folder, "a.db"));
    expect(await pathOf({ host: "", schema: join(folder, "b.db").slice(1) })).toBe(join(folder, "b.db"));
    expect(await pathOf({ host: join(folder, "a.db") }, join(folder, "c.db"))).toBe(join(folder, "c.db"));
  });

  test("of nothing is memory", async () => {
    expect(await pathOf({})).toBe("");
    expect(await pathOf({ host: ":memory:" })).toBe("");
  });

  test("that may not be made has to be there, and one that is only read takes no writes", async () => {
    const missing = { host: join(folder, "none.db"), extraJson: { mode: "rw" } };
    await expect(pathOf(missing)).rejects.toThrow(/There is no file/);
    await pathOf({ host: join(folder, "a.db") });
    const readOnly = new SqlHook({
      connectionId: aConnection({ host: join(folder, "a.db"), extraJson: { mode: "ro" } }),
    });
    await expect(readOnly.run("create table t (a)")).rejects.toThrow(/readonly/);
  });
});

describe("a connection of another type", () => {
  test("names the provider to install", async () => {
    const hook = new SqlHook({ connectionId: aConnection({ connectionType: "oracle_db" }) });
    await expect(hook.getFirst("select 1")).rejects.toThrow(
      'is of the type "oracle_db"; known are sqlite, postgres. Install @baram/provider-oracle-db',
    );
  });

  test("loads nothing but providers", async () => {
    for (const connectionType of ["../x", "", "node:fs", "a/b", "http"]) {
      const hook = new SqlHook({ connectionId: aConnection({ connectionType }) });
      await expect(hook.getFirst("select 1")).rejects.toThrow(/known are sqlite, postgres\.$/);
    }
  });
});
