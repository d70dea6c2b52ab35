import { parseConnectionText } from "@baram/domain";
import type { ConnectionRecord } from "@baram/execution-api";
import type { Connection } from "@baram/sdk";

/** A connection of a test: as a URI (`postgres://user:pw@host/db`), as JSON, or the fields that matter. */
export type TestConnection = string | Partial<Omit<Connection, "connectionId" | "extraJson">>;

/** What author code finds in its installation. */
export interface TestSettings {
  /** By connection id. */
  readonly connections?: Readonly<Record<string, TestConnection>>;
  /** By key. Anything but a text is stored as JSON. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

const NO_FIELDS: Omit<ConnectionRecord, "connectionId"> = {
  connectionType: "generic",
  description: null,
  host: null,
  login: null,
  password: null,
  schema: null,
  port: null,
  extra: null,
};

/** The settings as the execution API takes those of the environment: by id and key in upper case. */
export function readTestSettings({ connections = {}, variables = {} }: TestSettings) {
  return {
    environmentConnections: new Map(
      Object.entries(connections).map(([id, connection]) => [id.toUpperCase(), readConnection(id, connection)]),
    ),
    environmentVariables: new Map(
      Object.entries(variables).map(([key, value]) => [
        key.toUpperCase(),
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
  };
}

function readConnection(connectionId: string, given: TestConnection): ConnectionRecord {
  if (typeof given !== "string") return { ...NO_FIELDS, ...given, connectionId };
  const parsed = parseConnectionText(given);
  if (parsed.kind === "refused") {
    throw new TypeError(`The connection "${connectionId}" of this test is none. ${parsed.message}`);
  }
  const { connectionType, ...fields } = parsed.connection;
  return { ...fields, connectionType: connectionType ?? NO_FIELDS.connectionType, connectionId };
}
