import { type ConnectionRecord, isSensitiveName, type VariableRecord } from "@baram/execution-api";
import { findConnection, findVariable } from "@baram/metadata-store";
import {
  type FailedPlace,
  findConnectionBeforeDatabase,
  findVariableBeforeDatabase,
} from "../secrets/find-before-database.ts";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";
import { UnreadableConnectionError } from "./unreadable-connection-error.ts";

/**
 * A connection with its secrets in clear: of the secrets back end, else the environment's, else the database's, else the configuration's.
 *
 * Throws an {@link UnreadableConnectionError} where the environment alone has it, and it cannot be read.
 */
export async function getConnection(
  connectionId: string,
  surroundings: ExecutionSurroundings,
): Promise<ConnectionRecord | null> {
  const { store, fernet, configuredConnections, unreadableConnections } = surroundings;
  const found = await findConnectionBeforeDatabase(connectionId, surroundings, logFailureTo(surroundings));
  if (found !== null) return found.value;
  const stored = await findConnection(store.reader, connectionId);
  if (stored !== null) {
    const { id: _, ...connection } = stored;
    const inClear = (secret: string | null) =>
      secret === null ? null : fernet.decrypt(secret, `connection ${connectionId}`);
    return { ...connection, password: inClear(connection.password), extra: inClear(connection.extra) };
  }
  const configured = configuredConnections?.get(connectionId);
  if (configured !== undefined) return configured;
  const reason = unreadableConnections?.get(connectionId.toUpperCase());
  if (reason !== undefined) throw new UnreadableConnectionError({ connectionId, reason });
  return null;
}

/** A variable with its value in clear, looked up in the same places. */
export async function getVariable(key: string, surroundings: ExecutionSurroundings): Promise<VariableRecord | null> {
  const { store, fernet, sensitiveNames } = surroundings;
  const isSensitive = isSensitiveName(key, sensitiveNames);
  const found = await findVariableBeforeDatabase(key, surroundings, logFailureTo(surroundings));
  if (found !== null) return { key, value: found.value, isSensitive };
  const variable = await findVariable(store.reader, key);
  return variable === null ? null : { key, value: fernet.decrypt(variable.value, `variable ${key}`), isSensitive };
}

function logFailureTo({ logger }: ExecutionSurroundings): (failure: FailedPlace) => void {
  return ({ backend, reason }) =>
    logger?.error("A secrets back end has failed; the next place is asked", { backend, reason });
}
