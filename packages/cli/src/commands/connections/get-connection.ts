import { formatRows } from "../../output/format-rows.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { findRemoteServer } from "../../program/remote-server.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { findEnvironmentConnection } from "./find-environment-connection.ts";
import { representConnection, SECRETS_STAY } from "./represent-connection.ts";

/** Shows a connection: of the environment, else of the database. */
export async function getConnection(
  terminal: Terminal,
  { connectionId, output, verbose }: OutputOptions & { readonly connectionId: string },
): Promise<number> {
  // What a server elsewhere has is not what this machine has.
  const isElsewhere = findRemoteServer(terminal) !== null;
  const ofEnvironment = isElsewhere ? null : findEnvironmentConnection(terminal, connectionId);
  const connection =
    ofEnvironment === null
      ? await withInstallation(terminal, { event: null, verbose }, ({ connections }) => {
          if (connections.hidesSecrets) complain(terminal, SECRETS_STAY);
          return connections.findShown(connectionId);
        })
      : { ...ofEnvironment, id: null };
  if (connection === null) throw new CommandFailure("Connection not found.");
  terminal.write(formatRows([representConnection(connection)], output, terminal.columns));
  return 0;
}
