import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { readConnectionsFile } from "./read-connections-file.ts";
import { refuseConnectionId } from "./refuse-connection-id.ts";

/** What `baram connections import` was given. */
export interface ImportConnectionsOptions extends VerboseOptions {
  readonly file: string;
  readonly overwrite?: boolean;
}

/**
 * Makes connections as a file has them. Parity: what cannot be read stops all before anything is stored; an id that none
 * can have, or that there is already, is told of and passed by.
 */
export async function importConnections(
  terminal: Terminal,
  { file, overwrite = false, verbose }: ImportConnectionsOptions,
): Promise<number> {
  const read = readConnectionsFile(terminal, file);
  await withInstallation(terminal, { event: "cli_connections_import", verbose }, async ({ connections }) => {
    for (const connection of read) {
      const connectionId = connection.connection_id;
      const refusal = refuseConnectionId(connectionId);
      if (refusal !== null) {
        say(terminal, `Could not import connection. ${refusal}`);
      } else if (await connections.add(connection)) {
        say(terminal, `Imported connection ${connectionId}`);
      } else if (overwrite) {
        await connections.replace(connection);
        say(terminal, `Imported connection ${connectionId}`);
      } else {
        say(terminal, `Could not import connection ${connectionId}: connection already exists.`);
      }
    }
  });
  return 0;
}
