import type { Connection } from "baram";
import { SmtpHook } from "./smtp-hook.ts";

/** Tries a connection out by logging in. Resolves to what a person is told; rejects if it does not work. */
export async function testSmtpConnection(connection: Connection): Promise<string> {
  await new SmtpHook({ connectionId: connection }).testConnection();
  return "Connection successfully tested";
}
