/**
 * The environment of a runner: the server's without anything of Baram's.
 *
 * Configuration and connections in `BARAM_*` variables are secrets of the server. `NODE_OPTIONS` would load
 * the server's debugging or tracing into author code, and `NODE_CHANNEL_FD` belongs to another channel.
 */
export function runnerEnvironment(server: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(server)) {
    if (value === undefined || name.startsWith("BARAM_") || LEFT_OUT.has(name)) continue;
    kept[name] = value;
  }
  return kept;
}

const LEFT_OUT = new Set(["NODE_OPTIONS", "NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE", "NODE_UNIQUE_ID"]);
