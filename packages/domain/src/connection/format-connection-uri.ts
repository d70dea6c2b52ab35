import { type ConnectionFields, readConnectionExtra } from "./connection-fields.ts";
import { EXTRA_KEY } from "./parse-connection-uri.ts";
import { encodeForm, encodePercent } from "./percent-encoding.ts";

/**
 * Writes a connection as one URI, secrets in clear; its description is left out.
 *
 * Parity: not every connection survives the way there and back: a host comes back in lower case, and an unset schema as
 * an empty one.
 */
export function formatConnectionUri(connection: Omit<ConnectionFields, "description">): string {
  const { connectionType, host, login, password, port, schema, extra } = connection;
  const scheme = connectionType ? `${connectionType.toLowerCase().replaceAll("_", "-")}://` : "//";
  const [protocol, bareHost] = splitProtocol(host ?? "");
  const userPart = `${encodePercent(login ?? "")}${password ? `:${encodePercent(password)}` : ""}`;
  const authority = userPart === "" ? "" : `${userPart}@`;
  const portPart = port ? `:${port}` : "";
  const hostPart = portPart !== "" && bareHost === "" && authority === "" ? "@" : encodePercent(bareHost);
  const schemaPart = schema ? `/${encodePercent(schema)}` : "";
  const extraPart = extra ? `${schema ? "?" : "/?"}${formatExtra(extra)}` : "";
  return `${scheme}${protocol}${authority}${hostPart}${portPart}${schemaPart}${extraPart}`;
}

function splitProtocol(host: string): readonly [string, string] {
  const cut = host.indexOf("://");
  return cut <= 0 ? ["", cut === 0 ? host.slice(3) : host] : [host.slice(0, cut + 3), host.slice(cut + 3)];
}

/** As a form where that reads back as the same, which only an object of texts does. */
function formatExtra(extra: string): string {
  const value = readConnectionExtra(extra);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const entries = isObject ? Object.entries(value) : [];
  const isForm =
    entries.length > 0 && entries.every((entry): entry is [string, string] => typeof entry[1] === "string");
  return encodeForm(isForm ? entries : [[EXTRA_KEY, extra]]);
}
