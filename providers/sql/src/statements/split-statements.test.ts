import { describe, expect, test } from "vitest";
import { postgresDialect } from "../dialects/postgres-dialect.ts";
import { sqliteDialect } from "../dialects/sqlite-dialect.ts";
import { splitStatements } from "./split-statements.ts";

describe("on both databases", () => {
  test.each([
    ["select 1; select 2", ["select 1", "select 2"]],
    ["select 1;;\n ; select 2 ;", ["select 1", "select 2"]],
    ["insert into t values ('a;b', 'it''s; so')", ["insert into t values ('a;b', 'it''s; so')"]],
    ['select ";" from "a"";b"; select 2', ['select ";" from "a"";b"', "select 2"]],
    ["-- one; two\nselect 1; -- three;\n", ["-- one; two\nselect 1"]],
    ["select 1 /* ; */ ; select '--' ; select 3", ["select 1 /* ; */", "select '--'", "select 3"]],
    ["select case when a then ';' end; select 2", ["select case when a then ';' end", "select 2"]],
    ["begin; select 1; end; select 2", ["begin", "select 1", "end", "select 2"]],
    ["", []],
    [" ; -- nothing\n;/* at all */", []],
    ["select 'open; end", ["select 'open; end"]],
  ])("%j", (sql, statements) => {
    expect(splitStatements(sql, sqliteDialect.syntax)).toEqual(statements);
    expect(splitStatements(sql, postgresDialect.syntax)).toEqual(statements);
  });
});

test("the body of a trigger belongs to it", () => {
  const trigger =
    "create temp trigger x after insert on t begin update t set a = case when 1 then 2 end; delete from u; end";
  expect(splitStatements(`${trigger}; select 1`, sqliteDialect.syntax)).toEqual([trigger, "select 1"]);
});

test("SQLite has three quotes for identifiers", () => {
  expect(splitStatements("select `;`, [;] ; select 2", sqliteDialect.syntax)).toEqual(["select `;`, [;]", "select 2"]);
});

test.each([
  ["dollar quotes", "create function f() returns int as $$ begin; return 1; end $$ language plpgsql"],
  ["tagged dollar quotes", "do $body$ begin perform ';$$;'; end; $body$"],
  ["a body of standard SQL", "create function g() returns int begin atomic select 1; select 2; end"],
  ["texts with escapes", "select E'it\\'s; so', e'\\\\'"],
  ["comments in comments", "select 1 /* a; /* b; */ c; */"],
  ["parameters that look like quotes", "select $1::text, $2"],
])("PostgreSQL has %s", (_what, statement) => {
  expect(splitStatements(`${statement}; select 2`, postgresDialect.syntax)).toEqual([statement, "select 2"]);
});
