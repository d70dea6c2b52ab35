import { type ConnectionFields, parseConnectionJson, parseConnectionText } from "@baram/domain";
import type { ConnectionToSend } from "../../../api/settings-api.ts";
import { type ChosenFile, type FileReading, objectEntries, readObject, refuse } from "./file-reading.ts";
import { MASK } from "./mask.ts";

/** A connection of a file. */
export interface ConnectionEntry {
  readonly id: string;
  readonly connection: ConnectionToSend;
  /** Whether the file was exported with its secrets hidden. */
  readonly hasHiddenSecrets: boolean;
}

const GENERIC = "generic";
const EXPECTED = "an object with a connection for each id";

interface Entries {
  readonly kind: "object";
  readonly entries: readonly (readonly [string, unknown])[];
}

/** Reads a file of connections as Airflow exports it: JSON, YAML or lines of `id=connection`. */
export async function readConnectionsFile(file: ChosenFile): Promise<FileReading<ConnectionEntry>> {
  const raw = await readEntries(file);
  if (raw.kind === "refused") return raw;
  const entries: ConnectionEntry[] = [];
  for (const [id, value] of raw.entries) {
    const read = readConnection(id, value);
    if (read.kind === "refused") return read;
    entries.push(read);
  }
  return { kind: "entries", entries };
}

async function readEntries(file: ChosenFile): Promise<Entries | ReturnType<typeof refuse>> {
  const ending = /\.(\w+)$/.exec(file.name.toLowerCase())?.[1] ?? "";
  switch (ending) {
    case "json":
      return readObject(file, EXPECTED);
    case "yaml":
    case "yml":
      return readYaml(file);
    case "env":
      return readLines(file);
    default:
      return refuse(`${file.name}: expected a file whose name ends with .json, .yaml, .yml or .env.`);
  }
}

async function readYaml({ name, text }: ChosenFile): Promise<Entries | ReturnType<typeof refuse>> {
  // Most files are JSON, so the reader of YAML is loaded with the first one that is not.
  const { parse } = await import("yaml");
  try {
    return objectEntries(parse(text), name, EXPECTED);
  } catch (error) {
    return refuse(`${name} is no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `id=connection` on each line; empty lines and those that begin with # are passed by. */
function readLines({ name, text }: ChosenFile): Entries | ReturnType<typeof refuse> {
  const entries = new Map<string, string>();
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const cut = trimmed.indexOf("=");
    if (cut <= 0) return refuse(`Line ${place + 1} of ${name} is no connection: expected id=connection.`);
    const id = trimmed.slice(0, cut);
    if (entries.has(id)) return refuse(`${name} has ${id} twice.`);
    entries.set(id, trimmed.slice(cut + 1));
  }
  return { kind: "object", entries: [...entries] };
}

function readConnection(
  id: string,
  value: unknown,
): ({ readonly kind: "entry" } & ConnectionEntry) | ReturnType<typeof refuse> {
  const object = typeof value === "string" ? jsonObjectIn(value) : value;
  if (typeof value !== "string" && !isObject(object))
    return refuse(`Connection ${id} is neither a text nor an object.`);
  const fields = isObject(object) ? fieldsOf(id, object) : null;
  if (fields !== null && typeof fields === "string") return refuse(fields);
  const parsed = fields === null ? parseConnectionText(String(value)) : parseConnectionJson(fields);
  if (parsed.kind === "refused") return refuse(`Connection ${id}: ${parsed.message}`);
  const { connection } = parsed;
  // What an object does not say of a password stays what it is; other ways of writing a connection say all of it.
  const saysPassword = fields === null || "password" in fields || "uri" in fields;
  return {
    kind: "entry",
    id,
    connection: toSend(id, connection, saysPassword),
    hasHiddenSecrets: connection.extra !== null && connection.extra.includes(`"${MASK}"`),
  };
}

function toSend(id: string, fields: ConnectionFields, saysPassword: boolean): ConnectionToSend {
  const { connectionType, password, description, host, login, schema, port, extra } = fields;
  return {
    connection_id: id,
    conn_type: connectionType ?? GENERIC,
    description,
    host,
    login,
    schema,
    port,
    extra,
    ...(saysPassword ? { password: password ?? "" } : {}),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function jsonObjectIn(text: string): unknown {
  if (!text.trimStart().startsWith("{")) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** An object of a file may name its id again, and may give its extra as a value. A sentence where it contradicts itself. */
function fieldsOf(id: string, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | string {
  const { conn_id: ownId, extra_dejson: extraValue, ...fields } = value;
  if (ownId !== undefined && ownId !== id) return `Connection ${id} names itself ${JSON.stringify(ownId)}.`;
  if (extraValue === undefined) return fields;
  if ("extra" in fields) return `Connection ${id} has both an extra and an extra_dejson; one of them has to go.`;
  return { ...fields, extra: extraValue };
}
