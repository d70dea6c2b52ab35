import { type ConnectionRecord, isSensitiveName, type VariableRecord } from "@baram/execution-api";
import { findConnection, findVariable } from "@baram/metadata-store";
import type { ExecutionSurroundings } from "./execution-surroundings.ts";

/** A connection with its secrets in clear: of the secrets back end, else the environment's, else the database's, else the configuration's. */
export async function getConnection(
  connectionId: string,
  surroundings: ExecutionSurroundings,
): Promise<ConnectionRecord | null> {
  const { store, fernet, environmentConnections, configuredConnections, secretsBackend } = surroundings;
  const ofBackend = await unlessItFails(surroundings, () => secretsBackend?.findConnection(connectionId));
  if (ofBackend !== null) return { ...ofBackend, connectionId };
  const ofEnvironment = environmentConnections.get(connectionId.toUpperCase());
  if (ofEnvironment !== undefined) return { ...ofEnvironment, connectionId };
  const stored = await findConnection(store.reader, connectionId);
  if (stored === null) return configuredConnections?.get(connectionId) ?? null;
  const { id: _, ...connection } = stored;
  const inClear = (secret: string | null) =>
    secret === null ? null : fernet.decrypt(secret, `connection ${connectionId}`);
  return { ...connection, password: inClear(connection.password), extra: inClear(connection.extra) };
}

/** A variable with its value in clear, looked up in the same places. */
export async function getVariable(key: string, surroundings: ExecutionSurroundings): Promise<VariableRecord | null> {
  const { store, fernet, environmentVariables, secretsBackend, sensitiveNames } = surroundings;
  const isSensitive = isSensitiveName(key, sensitiveNames);
  const ofBackend = await unlessItFails(surroundings, () => secretsBackend?.findVariable(key));
  if (ofBackend !== null) return { key, value: ofBackend, isSensitive };
  const ofEnvironment = environmentVariables.get(key.toUpperCase());
  if (ofEnvironment !== undefined) return { key, value: ofEnvironment, isSensitive };
  const variable = await findVariable(store.reader, key);
  return variable === null ? null : { key, value: fernet.decrypt(variable.value, `variable ${key}`), isSensitive };
}

/** Parity: a back end that fails is told of in the log, and the next place is asked. */
async function unlessItFails<Value>(
  { logger, secretsBackend }: ExecutionSurroundings,
  find: () => Promise<Value | null> | undefined,
): Promise<Value | null> {
  try {
    return (await find()) ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger?.error("A secrets back end has failed; the next place is asked", { backend: secretsBackend?.name, reason });
    return null;
  }
}
