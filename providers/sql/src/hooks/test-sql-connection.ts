import type { Connection } from "baram";
import { SqlHook } from "./sql-hook.ts";

/** Tries a connection out with a query. Resolves to what a person is told; rejects if it does not work. */
export async function testSqlConnection(connection: Connection): Promise<string> {
  await new SqlHook({ connectionId: connection }).getFirst("select 1");
  return "Connection successfully tested";
}
