import { parseConnectionText } from "@baram/domain";
import type { ConnectionRecord } from "@baram/execution-api";

const CONNECTION = "BARAM_CONN_";
const VARIABLE = "BARAM_VAR_";

/** Connections and variables that the environment holds. Ids and keys are in upper case. */
export interface EnvironmentSettings {
  readonly environmentConnections: ReadonlyMap<string, ConnectionRecord>;
  /** What is wrong with the connections that cannot be read: a sentence that names the variable, and nothing of its value. */
  readonly unreadableConnections: ReadonlyMap<string, string>;
  readonly environmentVariables: ReadonlyMap<string, string>;
}

/**
 * Reads `BARAM_CONN_<ID>`, a URI or JSON, and `BARAM_VAR_<KEY>`. Author code asks for them through the server, which
 * alone sees them. A connection that cannot be read is a failure for whoever looks it up, and for nobody else.
 */
export function readEnvironmentSettings(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentSettings {
  const environmentConnections = new Map<string, ConnectionRecord>();
  const unreadableConnections = new Map<string, string>();
  const environmentVariables = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    if (name.startsWith(VARIABLE)) environmentVariables.set(name.slice(VARIABLE.length).toUpperCase(), value);
    // Parity: an empty one is none, and the next place is asked; an empty variable is a value.
    if (!name.startsWith(CONNECTION) || value === "") continue;
    const connectionId = name.slice(CONNECTION.length);
    const parsed = parseConnectionText(value);
    if (parsed.kind === "refused") {
      unreadableConnections.set(connectionId.toUpperCase(), `${name} is no connection. ${parsed.message}`);
      continue;
    }
    const { connectionType, ...fields } = parsed.connection;
    const connection = { ...fields, connectionType: connectionType ?? "generic" };
    environmentConnections.set(connectionId.toUpperCase(), { ...connection, connectionId: connectionId.toLowerCase() });
  }
  return { environmentConnections, unreadableConnections, environmentVariables };
}
