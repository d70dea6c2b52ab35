import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { sqlChecksSuite } from "../conformance/sql-checks.suite.ts";
import { sqlHookSuite } from "../conformance/sql-hook.suite.ts";
import { aConnection, type TestedDatabase } from "../conformance/tested-database.fixture.ts";
import { SqlHook } from "./sql-hook.ts";

let database: TestedDatabase;

/** A database of its own on the server of this test run, as a connection leads to it. */
beforeAll(async () => {
  const server = new URL(process.env["BARAM_TEST_POSTGRES_URL"] ?? "");
  const name = `provider_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  database = {
    connection: aConnection({
      connectionType: "postgres",
      host: server.searchParams.get("host") ?? server.hostname,
      port: server.port === "" ? null : Number(server.port),
      login: decodeURIComponent(server.username),
      password: decodeURIComponent(server.password),
      schema: name,
    }),
    parameter: (position) => `$${position}`,
  };
});

describe("on PostgreSQL", () => {
  sqlHookSuite(() => database);
  sqlChecksSuite(() => database);
});

const hook = () => new SqlHook({ connectionId: database.connection });

test("values of PostgreSQL are read exactly, and without the zone of this machine", async () => {
  const sql = `select 12.50::numeric, 1234567890123456.7::numeric, date '2024-02-29', timestamp '2024-02-29 13:14:15.5',
    timestamptz '2024-02-29 13:14:15+02', interval '1 day 2 hours', '{"a":[1]}'::jsonb, array[1,2], true, 'infinity'::timestamp`;
  expect(await hook().getFirst(sql)).toEqual([
    12.5,
    "1234567890123456.7",
    "2024-02-29",
    new Date("2024-02-29T13:14:15.500Z"),
    new Date("2024-02-29T11:14:15.000Z"),
    "1 day 02:00:00",
    { a: [1] },
    [1, 2],
    true,
    "infinity",
  ]);
});

test("averages are numbers where those are exact, and a text that has their digits where not", async () => {
  const averages = "select avg(x), avg(x) + 1.5, avg(x) + 1.0 / 3, avg(x) + 120 from (values (0), (0)) as t(x)";
  expect(await hook().getFirst(averages)).toEqual([0, 1.5, "0.33333333333333333333", 120]);
});

test("several statements in one text give the result of the last", async () => {
  expect(await hook().run("select 1; select 2")).toEqual([[2]]);
});

test("parameters are numbered, and names are refused", async () => {
  expect(await hook().getFirst("select $2::text, $1::int", [1, "a"])).toEqual(["a", 1]);
  await expect(hook().getFirst("select $1", { a: 1 })).rejects.toThrow(/numbers its parameters/);
});

test("another database of the server is used where one is named", async () => {
  const elsewhere = new SqlHook({ connectionId: database.connection, database: "postgres" });
  expect(await elsewhere.getFirst("select current_database()")).toEqual(["postgres"]);
});

test("the settings of the extra reach the session", async () => {
  const extraJson = { application_name: "sales", options: "-c search_path=pg_catalog" };
  const settled = new SqlHook({ connectionId: { ...database.connection, extraJson } });
  const sql = "select current_setting('application_name'), current_setting('search_path')";
  expect(await settled.getFirst(sql)).toEqual(["sales", "pg_catalog"]);
});
