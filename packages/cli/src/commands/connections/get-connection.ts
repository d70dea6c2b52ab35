import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { findConnectionOfMachine } from "./find-connection-of-machine.ts";
import { representConnection, SECRETS_STAY } from "./represent-connection.ts";

/** Shows a connection: of the secrets back end, else of the environment, else of the database. */
export async function getConnection(
  terminal: Terminal,
  { connectionId, output, verbose }: OutputOptions & { readonly connectionId: string },
): Promise<number> {
  const invocation = readInvocation(terminal);
  const ofMachine = await findConnectionOfMachine(invocation, { connectionId, verbose });
  const connection =
    ofMachine === null
      ? await withInstallation(invocation, { event: null, verbose }, ({ connections }) => {
          if (connections.hidesSecrets) complain(terminal, SECRETS_STAY);
          return connections.findShown(connectionId);
        })
      : { ...ofMachine, id: null };
  if (connection === null) throw new CommandFailure("Connection not found.");
  terminal.write(formatRows([representConnection(connection)], output, terminal.columns));
  return 0;
}
