import { parseConnectionText } from "@baram/domain";
import type { ConnectionToSet } from "../../installation/installation-connections.ts";
import { complain, type Terminal } from "../../terminal/terminal.ts";
import { connectionToSet } from "./connection-to-set.ts";

/** A connection that the environment has; `null` without one. Parity: one that cannot be read is told of, and passed by. */
export function findEnvironmentConnection(
  terminal: Pick<Terminal, "environment" | "writeError">,
  connectionId: string,
): ConnectionToSet | null {
  const name = `BARAM_CONN_${connectionId.toUpperCase()}`;
  const text = terminal.environment[name];
  if (text === undefined) return null;
  const parsed = parseConnectionText(text);
  if (parsed.kind === "connection") return connectionToSet(connectionId, parsed.connection);
  complain(terminal, `${name} is passed by. ${parsed.message}`);
  return null;
}
