import { readOption } from "../../configuration/configuration.ts";
import { readInvocation } from "../../program/invocation.ts";
import { findRemoteServer } from "../../program/remote-server.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { findConnectionOfMachine } from "./find-connection-of-machine.ts";

const DISABLED = "Testing connections is disabled in Baram configuration. Contact your deployment admin to enable it.";

/** Tries a connection out. Parity: that it fails is told, and is no failure of the command. */
export async function testConnection(
  terminal: Terminal,
  { connectionId, verbose }: VerboseOptions & { readonly connectionId: string },
): Promise<number> {
  const invocation = readInvocation(terminal);
  const isEnabled = readOption(invocation.configuration, "core", "test_connection")?.toLowerCase() === "enabled";
  // A server elsewhere says itself whether it lets connections be tried out.
  if (!isEnabled && findRemoteServer(terminal) === null) return fail(terminal, DISABLED);
  say(terminal, `Retrieving connection: '${connectionId}'\n`);
  const ofMachine = await findConnectionOfMachine(invocation, { connectionId, verbose });
  return withInstallation(invocation, { event: "cli_connections_test", verbose }, async ({ connections }) => {
    const connection = ofMachine ?? (await connections.findShown(connectionId));
    if (connection === null) return fail(terminal, "Connection not found.");
    say(terminal, "Testing...\n");
    const outcome = await connections.test(connection);
    if (outcome === null) return fail(terminal, DISABLED);
    say(terminal, outcome.status ? "Connection success!" : `Connection failed!\n${outcome.message}`);
    return 0;
  });
}

function fail(terminal: Terminal, sentence: string): number {
  say(terminal, sentence);
  return 1;
}
