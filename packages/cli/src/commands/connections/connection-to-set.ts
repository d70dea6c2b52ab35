import type { ConnectionFields } from "@baram/domain";
import type { ConnectionToSet } from "../../installation/installation-connections.ts";

/** The type of a connection that says none. */
const GENERIC = "generic";

/** What was read as the installation takes it. */
export function connectionToSet(connectionId: string, connection: ConnectionFields): ConnectionToSet {
  const { connectionType, ...fields } = connection;
  return { connection_id: connectionId, conn_type: connectionType ?? GENERIC, ...fields };
}
