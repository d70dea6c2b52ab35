// cspell:ignore dejson
import type { ConnectionRecord } from "@baram/execution-api";
import { printValue } from "../operations/print-value.ts";
import { TemplateError } from "../template-error.ts";
import { parseJson } from "../text/parse-json.ts";
import { Dict } from "../values/dict.ts";
import { defineFunction } from "../values/function.ts";
import { ContextObject } from "../values/module.ts";
import { TemplateObject, type Value } from "../values/value.ts";
import { connectionUri } from "./connection-uri.ts";
import type { ContextParts } from "./context-parts.ts";

type FindConnection = (connectionId: string) => ConnectionRecord | null;

/** `conn`: connections by id. */
export function createConnections({ sources, answers }: ContextParts): Value {
  return new ConnectionAccessor((connectionId) =>
    answers.need(`connection:${connectionId}`, () => sources.getConnection(connectionId)),
  );
}

class ConnectionAccessor extends TemplateObject {
  readonly typeName = "ConnectionAccessor";
  readonly #find: FindConnection;

  constructor(find: FindConnection) {
    super();
    this.#find = find;
  }

  override attribute(name: string): Value {
    if (name === "get") {
      return defineFunction("get", "key default_conn?", (key: Value, fallback: Value = null) => {
        const connection = this.#find(printValue(key));
        return connection === null ? fallback : createConnection(connection);
      });
    }
    const connection = this.#find(name);
    if (connection !== null) return createConnection(connection);
    throw new TemplateError("AirflowNotFoundException", `The conn_id \`${name}\` isn't defined`);
  }
}

function createConnection(connection: ConnectionRecord): Value {
  const extra = (): Dict => extraOf(connection);
  return new ContextObject("Connection", connection.connectionId, {
    conn_id: () => connection.connectionId,
    conn_type: () => connection.connectionType,
    description: () => connection.description,
    host: () => connection.host,
    login: () => connection.login,
    password: () => connection.password,
    schema: () => connection.schema,
    port: () => connection.port,
    extra: () => connection.extra,
    extra_dejson: extra,
    get_extra: () => defineFunction("get_extra", "/", () => connection.extra),
    get_password: () => defineFunction("get_password", "/", () => connection.password),
    get_uri: () => defineFunction("get_uri", "/", () => connectionUri(connection, extra())),
  });
}

/** Parity: an extra that is no JSON object counts as an empty one. */
function extraOf({ extra }: ConnectionRecord): Dict {
  if (extra === null || extra === "") return new Dict();
  try {
    const value = parseJson(extra);
    return value instanceof Dict ? value : new Dict();
  } catch (error) {
    if (error instanceof TemplateError) return new Dict();
    throw error;
  }
}
