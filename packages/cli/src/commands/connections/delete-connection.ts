import { CommandFailure } from "../../program/command-failure.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";

/** Deletes a connection of the database. */
export async function deleteConnection(
  terminal: Terminal,
  { connectionId, verbose }: VerboseOptions & { readonly connectionId: string },
): Promise<number> {
  const event = "cli_connections_delete";
  const isThere = await withInstallation(terminal, { event, verbose }, ({ connections }) =>
    connections.delete(connectionId),
  );
  if (!isThere) throw new CommandFailure(`Did not find a connection with \`conn_id\`=${connectionId}`);
  say(terminal, `Successfully deleted connection with \`conn_id\`=${connectionId}`);
  return 0;
}
