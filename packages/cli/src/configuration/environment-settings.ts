import { parseConnectionText } from "@baram/domain";
import type { ConnectionRecord } from "@baram/execution-api";
import { ConfigurationError } from "./configuration.ts";

const CONNECTION = "BARAM_CONN_";
const VARIABLE = "BARAM_VAR_";

/** Connections and variables that the environment holds. Ids and keys are in upper case. */
export interface EnvironmentSettings {
  readonly environmentConnections: ReadonlyMap<string, ConnectionRecord>;
  readonly environmentVariables: ReadonlyMap<string, string>;
}

/**
 * Reads `BARAM_CONN_<ID>`, a URI or JSON, and `BARAM_VAR_<KEY>`. Author code asks for them through the server, which
 * alone sees them.
 *
 * Throws a {@link ConfigurationError} for a connection that cannot be read.
 */
export function readEnvironmentSettings(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentSettings {
  const environmentConnections = new Map<string, ConnectionRecord>();
  const environmentVariables = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    if (name.startsWith(CONNECTION)) {
      const connectionId = name.slice(CONNECTION.length);
      environmentConnections.set(connectionId.toUpperCase(), readConnection(name, connectionId, value));
    }
    if (name.startsWith(VARIABLE)) environmentVariables.set(name.slice(VARIABLE.length).toUpperCase(), value);
  }
  return { environmentConnections, environmentVariables };
}

function readConnection(name: string, connectionId: string, text: string): ConnectionRecord {
  const parsed = parseConnectionText(text);
  if (parsed.kind === "refused") throw new ConfigurationError(`${name} is no connection: ${parsed.message}.`);
  const { connectionType, ...fields } = parsed.connection;
  return { ...fields, connectionType: connectionType ?? "generic", connectionId: connectionId.toLowerCase() };
}
