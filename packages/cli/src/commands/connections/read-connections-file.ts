import { extname } from "node:path";
import { parseConnectionJson, parseConnectionText } from "@baram/domain";
import { parse as parseYaml } from "yaml";
import { readJsonFile, readTextFile } from "../../arguments/read-json-file.ts";
import type { ConnectionToSet } from "../../installation/installation-connections.ts";
import { CommandFailure } from "../../program/command-failure.ts";
import type { Terminal } from "../../terminal/terminal.ts";
import { connectionToSet } from "./connection-to-set.ts";

const MISSING = "Missing connections file.";

/** Reads connections by their ids. Throws {@link CommandFailure} for a file of which something cannot be read. */
export function readConnectionsFile(terminal: Terminal, file: string): readonly ConnectionToSet[] {
  return readEntries(terminal, file).map(([connectionId, value]) => readConnection(connectionId, value));
}

function readEntries(terminal: Terminal, file: string): readonly (readonly [string, unknown])[] {
  const ending = extname(file).toLowerCase();
  // A file that is missing is told of before an ending that nobody reads.
  const text = readTextFile(terminal, { file, missing: MISSING });
  switch (ending) {
    case ".json":
      return entriesOf(readJsonFile(terminal, { file, missing: MISSING }), file);
    case ".yaml":
    case ".yml":
      return entriesOf(readYaml(text, file), file);
    case ".env":
      return readLines(text, file);
    default:
      throw new CommandFailure(
        "Unsupported file format. The file must have one of the following extensions: .env .json .yaml .yml",
      );
  }
}

function readYaml(text: string, file: string): unknown {
  try {
    return parseYaml(text) as unknown;
  } catch (error) {
    throw new CommandFailure(`${file} is no YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function entriesOf(value: unknown, file: string): readonly (readonly [string, unknown])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return Object.entries(value);
  throw new CommandFailure(`${file} holds no connections: expected an object with a connection for each id.`);
}

/** `id=connection` on each line; empty lines and those that begin with # are passed by. */
function readLines(text: string, file: string): readonly (readonly [string, string])[] {
  const entries = new Map<string, string>();
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const cut = trimmed.indexOf("=");
    if (cut <= 0) throw new CommandFailure(`Line ${place + 1} of ${file} is no connection: expected id=connection.`);
    const connectionId = trimmed.slice(0, cut);
    if (entries.has(connectionId)) throw new CommandFailure(`Found multiple values for ${connectionId} in ${file}.`);
    entries.set(connectionId, trimmed.slice(cut + 1));
  }
  return [...entries];
}

function readConnection(connectionId: string, value: unknown): ConnectionToSet {
  const parsed =
    typeof value === "string" ? parseConnectionText(value) : parseConnectionJson(fieldsOf(connectionId, value));
  if (parsed.kind === "refused") throw new CommandFailure(`Connection ${connectionId}: ${parsed.message}`);
  return connectionToSet(connectionId, parsed.connection);
}

/** An object of a file may name its id again, and may give its extra as a value. */
function fieldsOf(connectionId: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new CommandFailure(`Connection ${connectionId} is neither a text nor an object.`);
  }
  const { conn_id, extra_dejson, ...fields } = value as Readonly<Record<string, unknown>>;
  if (conn_id !== undefined && conn_id !== connectionId) {
    throw new CommandFailure(
      `Mismatch conn_id. The item has the value: ${JSON.stringify(conn_id)}. Its key has the value: ${connectionId}.`,
    );
  }
  if (extra_dejson === undefined) return fields;
  if ("extra" in fields) {
    throw new CommandFailure(
      `Connection ${connectionId}: the extra and extra_dejson parameters are mutually exclusive; give one of them.`,
    );
  }
  return { ...fields, extra: extra_dejson };
}
