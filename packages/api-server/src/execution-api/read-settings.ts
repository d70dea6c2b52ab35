import { type ConnectionRecord, isSensitiveName, type VariableRecord } from "@baram/execution-api";
import { findConnection, findVariable } from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

/** A connection with its secrets in clear: the environment's, else the database's. */
export async function getConnection(
  connectionId: string,
  { store, fernet, environmentConnections }: ExecutionSurroundings,
): Promise<ConnectionRecord | null> {
  const ofEnvironment = environmentConnections.get(connectionId.toUpperCase());
  if (ofEnvironment !== undefined) return { ...ofEnvironment, connectionId };
  const stored = await findConnection(store.reader, connectionId);
  if (stored === null) return null;
  const { id: _, ...connection } = stored;
  const inClear = (secret: string | null) => (secret === null ? null : fernet.decrypt(secret));
  return { ...connection, password: inClear(connection.password), extra: inClear(connection.extra) };
}

/** A variable with its value in clear: the environment's, else the database's. */
export async function getVariable(
  key: string,
  { store, fernet, environmentVariables }: ExecutionSurroundings,
): Promise<VariableRecord | null> {
  const isSensitive = isSensitiveName(key);
  const ofEnvironment = environmentVariables.get(key.toUpperCase());
  if (ofEnvironment !== undefined) return { key, value: ofEnvironment, isSensitive };
  const variable = await findVariable(store.reader, key);
  return variable === null ? null : { key, value: fernet.decrypt(variable.value), isSensitive };
}
