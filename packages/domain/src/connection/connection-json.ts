import { isRecord } from "../serialized-dag/shape-check.ts";
import {
  type ConnectionFields,
  NO_CONNECTION_FIELDS,
  normalizeConnectionType,
  type ParsedConnection,
  PORT_MAXIMUM,
  readConnectionExtra,
} from "./connection-fields.ts";
import { parseConnectionUri } from "./parse-connection-uri.ts";
import { writeExtra } from "./write-extra.ts";

const TEXT_KEYS = ["host", "login", "password", "schema", "description"] as const;
const KNOWN_KEYS: readonly string[] = [...TEXT_KEYS, "conn_type", "port", "extra", "uri"];

const NO_JSON = 'it is not valid JSON; write an object such as {"conn_type": "http", "host": "example.com"}, or a URI';

/** Reads a connection as the environment gives it: a JSON object when it begins with a brace, else a URI. */
export function parseConnectionText(text: string): ParsedConnection {
  if (!text.trimStart().startsWith("{")) return parseConnectionUri(text);
  const json = parseJson(text);
  return json === undefined ? refuse("connection", NO_JSON) : parseConnectionJson(json);
}

/** Reads a connection from the object `{ conn_type, host, login, password, schema, port, extra, description, uri }`. */
export function parseConnectionJson(json: unknown): ParsedConnection {
  if (!isRecord(json)) return refuse("connection", "it is not an object");
  const unknownKey = Object.keys(json).find((key) => !KNOWN_KEYS.includes(key));
  if (unknownKey !== undefined) {
    return refuse("connection", `it has the key "${unknownKey}"; known are ${KNOWN_KEYS.join(", ")}`);
  }
  const wrongKey = ["conn_type", "uri", ...TEXT_KEYS].find((key) => !isTextOrUnset(json[key]));
  if (wrongKey !== undefined) return refuse("value", `its "${wrongKey}" is not a text`);
  if (json["uri"]) return readUri(json);
  const port = readPort(json["port"]);
  if (port === undefined) return refuse("value", `its "port" is not a whole number from 0 to ${PORT_MAXIMUM}`);
  const connectionType = textOrNull(json["conn_type"]);
  return {
    kind: "connection",
    connection: {
      connectionType: connectionType ? normalizeConnectionType(connectionType) : null,
      description: textOrNull(json["description"]),
      host: textOrNull(json["host"]),
      login: textOrNull(json["login"]),
      // Parity: an empty password is always unset.
      password: textOrNull(json["password"]) || null,
      schema: textOrNull(json["schema"]),
      port,
      extra: readExtra(json["extra"]),
    },
  };
}

/**
 * Writes a connection as one JSON object, secrets in clear; what is unset or empty is left out, and an extra that is
 * JSON stands as such.
 */
export function formatConnectionJson(connection: ConnectionFields): string {
  const { connectionType, description, host, login, password, schema, port, extra } = connection;
  const fields = { conn_type: connectionType, description, host, login, password, schema, port };
  const kept: Record<string, unknown> = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
  const parsedExtra = readConnectionExtra(extra);
  const hasExtra = typeof parsedExtra !== "object" || (parsedExtra !== null && Object.keys(parsedExtra).length > 0);
  return JSON.stringify(hasExtra ? { ...kept, extra: parsedExtra } : kept);
}

function readUri(json: Readonly<Record<string, unknown>>): ParsedConnection {
  const others = KNOWN_KEYS.filter((key) => key !== "uri" && key !== "description" && json[key]);
  if (others.length > 0)
    return refuse("connection", `it has a "uri" and also ${others.join(", ")}; give one or the other`);
  const parsed = parseConnectionUri(String(json["uri"]));
  if (parsed.kind === "refused") return parsed;
  return { kind: "connection", connection: { ...parsed.connection, description: textOrNull(json["description"]) } };
}

/** `undefined` for what is no port; nothing, zero and an empty text leave it unset. */
function readPort(port: unknown): number | null | undefined {
  if (port === undefined || port === null || port === "" || port === 0) return NO_CONNECTION_FIELDS.port;
  const number = typeof port === "string" && /^\s*\d+\s*$/.test(port) ? Number(port) : port;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= PORT_MAXIMUM
    ? number
    : undefined;
}

function readExtra(extra: unknown): string | null {
  if (typeof extra === "string") return extra === "" ? null : extra;
  return extra === undefined || extra === null ? null : writeExtra(extra);
}

function isTextOrUnset(value: unknown): boolean {
  return value === undefined || value === null || typeof value === "string";
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(cause: "connection" | "value", problem: string): ParsedConnection {
  return { kind: "refused", cause, message: `The connection cannot be read: ${problem}.` };
}
