import { readOption } from "../../configuration/configuration.ts";
import { readInvocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { findEnvironmentConnection } from "./find-environment-connection.ts";

const DISABLED = "Testing connections is disabled in Baram configuration. Contact your deployment admin to enable it.";

/** Tries a connection out. Parity: that it fails is told, and is no failure of the command. */
export async function testConnection(
  terminal: Terminal,
  { connectionId, verbose }: VerboseOptions & { readonly connectionId: string },
): Promise<number> {
  const { configuration } = readInvocation(terminal);
  if (readOption(configuration, "core", "test_connection")?.toLowerCase() !== "enabled") {
    say(terminal, DISABLED);
    return 1;
  }
  say(terminal, `Retrieving connection: '${connectionId}'\n`);
  return withInstallation(terminal, { event: "cli_connections_test", verbose }, async ({ connections }) => {
    const connection = findEnvironmentConnection(terminal, connectionId) ?? (await connections.find(connectionId));
    if (connection === null) {
      say(terminal, "Connection not found.");
      return 1;
    }
    say(terminal, "Testing...\n");
    const { status, message } = await connections.test(connection);
    say(terminal, status ? "Connection success!" : `Connection failed!\n${message}`);
    return 0;
  });
}
