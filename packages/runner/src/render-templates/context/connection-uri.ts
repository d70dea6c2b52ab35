import type { ConnectionRecord } from "@baram/execution-api";
import { printValue } from "../operations/print-value.ts";
import type { Dict } from "../values/dict.ts";

function quote(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}

function quoteForQuery(text: string): string {
  return quote(text).replaceAll("%20", "+");
}

/** The connection as an address, as Airflow's `get_uri()` writes it. */
export function connectionUri(connection: ConnectionRecord, extra: Dict): string {
  const { connectionType, schema } = connection;
  const scheme = connectionType === "" ? "//" : `${connectionType.toLowerCase().replaceAll("_", "-")}://`;
  const [, protocol = "", host = ""] = /^(?:(.*?):\/\/)?(.*)$/s.exec(connection.host ?? "") ?? [];
  const authority = authorityOf(connection);
  const address = scheme + (protocol === "" ? "" : `${protocol}://`) + authority + hostOf(connection, host, authority);
  const query = queryOf(connection, extra);
  if (query === null) return address;
  return `${address}${schema === null || schema === "" ? "/?" : "?"}${query}`;
}

function authorityOf({ login, password }: ConnectionRecord): string {
  const text = (login === null ? "" : quote(login)) + (password === null ? "" : `:${quote(password)}`);
  return text === "" ? "" : `${text}@`;
}

function hostOf({ port, schema }: ConnectionRecord, host: string, authority: string): string {
  const name = quote(host);
  const isBare = name === "" && authority === "";
  const withPort = port === null || port === 0 ? name : `${isBare ? "@" : name}:${port}`;
  return withPort + (schema === null || schema === "" ? "" : `/${quote(schema)}`);
}

/** Values of an extra that are all text stand in the query one by one, anything else as one JSON text. */
function queryOf(connection: ConnectionRecord, extra: Dict): string | null {
  if (connection.extra === null || connection.extra === "") return null;
  const entries = [...extra.entries()];
  const isText = entries.length > 0 && entries.every(([, value]) => typeof value === "string");
  if (!isText) return `__extra__=${quoteForQuery(connection.extra)}`;
  return entries
    .map(([key, value]) => `${quoteForQuery(printValue(key))}=${quoteForQuery(printValue(value))}`)
    .join("&");
}
