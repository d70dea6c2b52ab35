const CONNECTION = "BARAM_CONN_";
const VARIABLE = "BARAM_VAR_";

/** Connections and variables that the environment holds. Keys are lower case. */
export interface EnvironmentSettings {
  /** Connection id → URI or JSON. */
  readonly environmentConnections: ReadonlyMap<string, string>;
  readonly environmentVariables: ReadonlyMap<string, string>;
}

/** Reads `BARAM_CONN_<ID>` and `BARAM_VAR_<KEY>`. Author code asks for them through the server, which alone sees them. */
export function environmentSettings(environment: Readonly<Record<string, string | undefined>>): EnvironmentSettings {
  const environmentConnections = new Map<string, string>();
  const environmentVariables = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    if (name.startsWith(CONNECTION)) environmentConnections.set(name.slice(CONNECTION.length).toLowerCase(), value);
    if (name.startsWith(VARIABLE)) environmentVariables.set(name.slice(VARIABLE.length).toLowerCase(), value);
  }
  return { environmentConnections, environmentVariables };
}
