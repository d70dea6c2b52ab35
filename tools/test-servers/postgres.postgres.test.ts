import pg from "pg";
import { expect, test } from "vitest";

test("a test run has a PostgreSQL server on which a test file can make a database of its own", async () => {
  const administration = new pg.Client({ connectionString: process.env["BARAM_TEST_POSTGRES_URL"] });
  await administration.connect();
  await administration.query("create database a_test_file");
  await administration.end();

  const url = new URL(String(process.env["BARAM_TEST_POSTGRES_URL"]));
  url.pathname = "/a_test_file";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const answer = await client.query<{ name: string }>("select current_database() as name");
  await client.end();

  expect(answer.rows).toEqual([{ name: "a_test_file" }]);
});
