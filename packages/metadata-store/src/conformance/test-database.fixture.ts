import { randomUUID } from "node:crypto";
import pg from "pg";

/**
 * An empty database on the PostgreSQL server of this test run.
 *
 * It goes with the server, which the test run started and stops.
 */
export async function createTestDatabase(): Promise<string> {
  const server = process.env["BARAM_TEST_POSTGRES_URL"];
  if (server === undefined) throw new Error("No PostgreSQL: run this level of tests through npm run test:postgres.");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** Waits until a transaction of the database waits for a lock of another. */
export async function untilSomebodyWaits(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const waiting = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await client.query(waiting)).rows.length === 0);
  await client.end();
}
