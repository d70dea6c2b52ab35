import type { ConnectionRecord } from "@baram/execution-api";
import type { SecretsBackend } from "./secrets-backend.ts";

/** The places that are asked for connections and variables before the database is. */
export interface PlacesBeforeDatabase {
  /** Asked first. */
  readonly secretsBackend?: SecretsBackend;
  /** Connections of the environment, by id in upper case. */
  readonly environmentConnections: ReadonlyMap<string, ConnectionRecord>;
  /** What is wrong with those of the environment that cannot be read, by id in upper case: a sentence without their secrets. */
  readonly unreadableConnections?: ReadonlyMap<string, string>;
  /** Variables of the environment, by key in upper case. */
  readonly environmentVariables: ReadonlyMap<string, string>;
}

/** What was found, and where. */
export interface FoundBeforeDatabase<Value> {
  readonly value: Value;
  readonly place: "secrets back end" | "environment";
}

/** A place could not say whether it has what was asked for, so the next one is asked. */
export interface FailedPlace {
  /** The name of the back end, or `environment`. */
  readonly backend: string;
  readonly reason: string;
}

type TellOfFailure = (failure: FailedPlace) => void;

/** A connection with its secrets in clear. Parity: a place that fails is told of, and the next one is asked. */
export async function findConnectionBeforeDatabase(
  connectionId: string,
  places: PlacesBeforeDatabase,
  tellOfFailure: TellOfFailure,
): Promise<FoundBeforeDatabase<ConnectionRecord> | null> {
  const ofBackend = await askBackend(places, (backend) => backend.findConnection(connectionId), tellOfFailure);
  if (ofBackend !== null) return { value: { ...ofBackend, connectionId }, place: "secrets back end" };
  const name = connectionId.toUpperCase();
  const ofEnvironment = places.environmentConnections.get(name);
  if (ofEnvironment !== undefined) return { value: { ...ofEnvironment, connectionId }, place: "environment" };
  const reason = places.unreadableConnections?.get(name);
  if (reason !== undefined) tellOfFailure({ backend: "environment", reason });
  return null;
}

/** A variable's value in clear, looked up in the same way. */
export async function findVariableBeforeDatabase(
  key: string,
  places: PlacesBeforeDatabase,
  tellOfFailure: TellOfFailure,
): Promise<FoundBeforeDatabase<string> | null> {
  const ofBackend = await askBackend(places, (backend) => backend.findVariable(key), tellOfFailure);
  if (ofBackend !== null) return { value: ofBackend, place: "secrets back end" };
  const ofEnvironment = places.environmentVariables.get(key.toUpperCase());
  return ofEnvironment === undefined ? null : { value: ofEnvironment, place: "environment" };
}

async function askBackend<Value>(
  { secretsBackend }: PlacesBeforeDatabase,
  find: (backend: SecretsBackend) => Promise<Value | null>,
  tellOfFailure: TellOfFailure,
): Promise<Value | null> {
  if (secretsBackend === undefined) return null;
  try {
    return await find(secretsBackend);
  } catch (error) {
    tellOfFailure({ backend: secretsBackend.name, reason: error instanceof Error ? error.message : String(error) });
    return null;
  }
}
