import { readFile, stat } from "node:fs/promises";
import type { SecretsBackend } from "@baram/api-server";
import { type Json, parseConnectionText } from "@baram/domain";
import type { ConnectionRecord } from "@baram/execution-api";
import { parseDocument, visit } from "yaml";
import { ExactJson, hasExactNumbers } from "../arguments/exact-json.ts";

/** The files of the back end; each may be left out. Their names end with `.json`, `.yaml`, `.yml` or `.env`. */
export interface LocalSecretFiles {
  readonly connectionsPath: string | null;
  readonly variablesPath: string | null;
  readonly optionsPath: string | null;
}

/**
 * Connections, variables and options in files. A file is read again when it has changed; one that cannot be read is an error for
 * whoever asks, with its name and what is wrong in it.
 */
export function localFileSecrets({
  connectionsPath,
  variablesPath,
  optionsPath,
}: LocalSecretFiles): SecretsBackend & { findOption(key: string): Promise<string | null> } {
  const connections = new SecretFile(connectionsPath);
  const variables = new SecretFile(variablesPath);
  const options = new SecretFile(optionsPath);
  return {
    name: "LocalFilesystemBackend",
    findConnection: async (connectionId) => {
      const value = (await connections.read()).get(connectionId);
      return value === undefined ? null : readConnectionValue(connectionId, value ?? "null");
    },
    findVariable: (key) => findText(variables, key),
    findOption: (key) => findText(options, key),
  };
}

async function findText(file: SecretFile, key: string): Promise<string | null> {
  return (await file.read()).get(key) ?? null;
}

/** A connection as a text, a URI or JSON. Throws what is wrong with it. */
export function readConnectionValue(connectionId: string, text: string): ConnectionRecord {
  const parsed = parseConnectionText(text);
  if (parsed.kind === "refused") throw new Error(`"${connectionId}" is no connection. ${parsed.message}`);
  const { connectionType, ...fields } = parsed.connection;
  return { ...fields, connectionType: connectionType ?? "generic", connectionId };
}

/** Texts by name: of anything that is no text its JSON, of nothing `null`. */
type SecretValues = ReadonlyMap<string, string | null>;

class SecretFile {
  readonly #path: string | null;
  #known: { readonly changedAt: number; readonly values: SecretValues } | null = null;

  constructor(path: string | null) {
    this.#path = path;
  }

  async read(): Promise<SecretValues> {
    if (this.#path === null) return new Map();
    const { mtimeMs: changedAt } = await stat(this.#path);
    if (this.#known?.changedAt !== changedAt) {
      this.#known = { changedAt, values: parseSecretFile(this.#path, await readFile(this.#path, "utf8")) };
    }
    return this.#known.values;
  }
}

/**
 * The values of a file by name, with all digits of their numbers. Throws one sentence that names the file, and no value of
 * it.
 */
export function parseSecretFile(path: string, text: string): SecretValues {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  if (text.trim() === "") return new Map();
  switch (ending) {
    case "env":
      return parseEnvironmentFile(path, text);
    case "json":
      return valuesOf(path, () => new ExactJson(text));
    case "yaml":
    case "yml":
      return valuesOf(path, () => parseYaml(text));
    default:
      throw new Error(`The secrets file ${path} has to end with .json, .yaml, .yml or .env.`);
  }
}

/** As JSON, in which a number that would lose digits is a text. */
function parseYaml(text: string): ExactJson {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw error;
  visit(document, {
    Scalar: (_key, scalar) => {
      const { value, source } = scalar;
      if (typeof value === "number" && source !== undefined && !hasExactNumbers(source)) scalar.value = source;
    },
  });
  return new ExactJson(JSON.stringify(document.toJS()) ?? "null");
}

function valuesOf(path: string, parse: () => ExactJson): SecretValues {
  let json: ExactJson;
  try {
    json = parse();
  } catch {
    // What a parser says quotes the text, which is secret.
    throw new Error(`The secrets file ${path} is not well-formed.`);
  }
  const { value } = json;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`The secrets file ${path} has to hold an object of names and values.`);
  }
  const write = (part: Json) => JSON.stringify(part);
  return new Map(Object.entries(value).map(([name, part]) => [name, part === null ? null : json.textOf(part, write)]));
}

/** `KEY=VALUE` lines, `#` comments; a key that is there twice is a mistake. */
function parseEnvironmentFile(path: string, text: string): SecretValues {
  const values = new Map<string, string>();
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = written.trim();
    if (line === "" || line.startsWith("#")) continue;
    const equals = line.indexOf("=");
    const place = `line ${index + 1} of the secrets file ${path}`;
    if (equals <= 0) throw new Error(`On ${place} there is no KEY=VALUE.`);
    const key = line.slice(0, equals).trim();
    if (values.has(key)) throw new Error(`On ${place} the key ${key} is there for the second time.`);
    values.set(key, line.slice(equals + 1).trim());
  }
  return values;
}
