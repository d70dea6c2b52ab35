import {
  type ConnectionFields,
  NO_CONNECTION_FIELDS,
  type ParsedConnection,
  PORT_MAXIMUM,
  parseConnectionJson,
  parseConnectionUri,
} from "@baram/domain";
import type { ConnectionToSet } from "../../installation/installation-connections.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import { readInvocation } from "../../program/invocation.ts";
import { warnOfShadow } from "../../program/warn-of-shadow.ts";
import { withInstallation } from "../../program/with-installation.ts";
import { complain, say, type Terminal } from "../../terminal/terminal.ts";
import type { VerboseOptions } from "../command-options.ts";
import { connectionToSet } from "./connection-to-set.ts";
import { isKnownConnectionType } from "./known-connection-types.ts";
import { refuseConnectionId } from "./refuse-connection-id.ts";

/** What `baram connections add` was given. */
export interface AddConnectionOptions extends VerboseOptions {
  readonly connectionId: string;
  readonly connDescription?: string;
  readonly connExtra?: string;
  readonly connHost?: string;
  readonly connJson?: string;
  readonly connLogin?: string;
  readonly connPassword?: string;
  readonly connPort?: string;
  readonly connSchema?: string;
  readonly connType?: string;
  readonly connUri?: string;
}

/** Makes a connection: by a type and parts, by a URI, or by JSON. */
export async function addConnection(terminal: Terminal, options: AddConnectionOptions): Promise<number> {
  const { connectionId, verbose } = options;
  const refusal = refuseConnectionId(connectionId);
  if (refusal !== null) throw new CommandFailure(`Could not create connection. ${refusal}`);
  const connection = connectionToSet(connectionId, withKnownType(terminal, readGiven(options)));
  const invocation = readInvocation(terminal);
  const isNew = await withInstallation(invocation, { event: "cli_connections_add", verbose }, ({ connections }) =>
    connections.add(connection),
  );
  if (!isNew) throw new CommandFailure(`A connection with \`conn_id\`=${connectionId} already exists.`);
  // Parity: a URI is shown as it was given.
  say(terminal, `Successfully added \`conn_id\`=${connectionId} : ${options.connUri ?? summaryOf(connection)}`);
  await warnOfShadow(invocation, { kind: "connection", name: connectionId }, { verbose });
  return 0;
}

function readGiven(options: AddConnectionOptions): ConnectionFields {
  const { connUri, connJson } = options;
  if (connUri !== undefined && connJson !== undefined) {
    throw new CommandFailure("Cannot supply both conn-uri and conn-json");
  }
  if (connUri !== undefined) return readUri(connUri, options);
  if (connJson !== undefined) return readJson(connJson, options);
  return readParts(options);
}

const PARTS = ["connType", "connHost", "connLogin", "connPassword", "connSchema", "connPort"] as const;

/** Parity: an extra and a description may stand beside a URI. */
function readUri(uri: string, options: AddConnectionOptions): ConnectionFields {
  const others = PARTS.filter((name) => options[name] !== undefined);
  if (others.length > 0) {
    const names = others.map((name) => `'${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}'`);
    throw new CommandFailure(`The following args are not compatible with the --conn-uri flag: [${names.join(", ")}]`);
  }
  const parsed = parseConnectionUri(uri);
  if (parsed.kind === "refused" || !parsed.connection.connectionType) {
    throw new CommandFailure(`The URI provided to --conn-uri is invalid: ${uri}`);
  }
  return {
    ...parsed.connection,
    description: options.connDescription ?? parsed.connection.description,
    extra: options.connExtra ?? parsed.connection.extra,
  };
}

/** Parity: beside JSON only a description may stand. */
function readJson(text: string, options: AddConnectionOptions): ConnectionFields {
  const others = [...PARTS, "connExtra" as const].filter((name) => options[name] !== undefined);
  if (others.length > 0) {
    const names = others.map((name) => `'--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}'`);
    throw new CommandFailure(`The following args are not compatible with the --conn-json flag: [${names.join(", ")}]`);
  }
  const connection = accepted(parseConnectionJson(parseJson(text)));
  if (connection.connectionType === null) {
    throw new CommandFailure("conn-json is invalid; must supply conn-type");
  }
  return { ...connection, description: options.connDescription ?? connection.description };
}

function readParts(options: AddConnectionOptions): ConnectionFields {
  const { connType, connPort } = options;
  if (connType === undefined) throw new CommandFailure("Must supply either conn-uri or conn-json or conn-type");
  return {
    ...NO_CONNECTION_FIELDS,
    connectionType: connType,
    description: options.connDescription ?? null,
    host: options.connHost ?? null,
    login: options.connLogin ?? null,
    password: options.connPassword ?? null,
    schema: options.connSchema ?? null,
    port: connPort === undefined ? null : readPort(connPort),
    extra: options.connExtra ?? null,
  };
}

function readPort(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= PORT_MAXIMUM) return Number(text);
  throw new CommandFailure(`--conn-port is "${text}"; it has to be a whole number from 0 to ${PORT_MAXIMUM}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`--conn-json is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function accepted(parsed: ParsedConnection): ConnectionFields {
  if (parsed.kind === "refused") throw new CommandFailure(parsed.message);
  return parsed.connection;
}

/** Parity: a type that nobody knows becomes `generic`, with a warning. */
function withKnownType(terminal: Terminal, connection: ConnectionFields): ConnectionFields {
  const { connectionType } = connection;
  if (connectionType === null || isKnownConnectionType(connectionType)) return connection;
  complain(terminal, `Warning: the connection type "${connectionType}" is not known; it becomes "generic".`);
  return { ...connection, connectionType: "generic" };
}

function summaryOf({ conn_type, login, password, host, port, schema }: ConnectionToSet): string {
  const mask = password === null || password === "" ? "" : "******";
  const path = schema === null || schema === "" || schema.startsWith("/") ? (schema ?? "") : `/${schema}`;
  return `${conn_type}://${login ?? ""}:${mask}@${host ?? ""}:${port ?? ""}${path}`;
}
