import { formatRows } from "../../output/format-rows.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";
import type { OutputOptions } from "../command-options.ts";
import { representConnection, SECRETS_STAY } from "./represent-connection.ts";

/** Lists the connections of the database, in the order in which they were made. */
export async function listConnections(
  terminal: Terminal,
  { connId, output, verbose }: OutputOptions & { readonly connId?: string },
): Promise<number> {
  const stored = await withInstallation(terminal, { event: null, verbose }, ({ connections }) => {
    if (connections.hidesSecrets) complain(terminal, SECRETS_STAY);
    return connections.listShown();
  });
  const wanted = stored.filter(({ connection_id }) => connId === undefined || connection_id === connId);
  terminal.write(formatRows(wanted.map(representConnection), output, terminal.columns));
  return 0;
}
