import type { Connection } from "baram";
import { HttpHook } from "./http-hook.ts";

/** Tries a connection out by asking for its base URL. Resolves to what a person is told; rejects if it does not work. */
export async function testHttpConnection(connection: Connection): Promise<string> {
  await new HttpHook({ connectionId: connection, method: "GET" }).run({});
  return "Connection successfully tested";
}
