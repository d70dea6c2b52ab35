import { startPostgres } from "./postgres.ts";

/**
 * Gives a test run its PostgreSQL: one server, whose address the tests read from `BARAM_TEST_POSTGRES_URL`. Each test
 * file makes a database of its own on it.
 *
 * A server that is already named there is used as it is, which is how the tests are run against another version.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env["BARAM_TEST_POSTGRES_URL"] !== undefined) return undefined;
  const server = await startPostgres();
  process.env["BARAM_TEST_POSTGRES_URL"] = server.url;
  return () => server.stop();
}
