import {
  type ConnectionFields,
  NO_CONNECTION_FIELDS,
  normalizeConnectionType,
  type ParsedConnection,
  PORT_MAXIMUM,
} from "./connection-fields.ts";
import { decodeForm, decodePercent } from "./percent-encoding.ts";
import { type AuthorityParts, splitAuthority, splitUrl, type UrlParts } from "./split-url.ts";
import { writeExtra } from "./write-extra.ts";

/** The key of a query that holds the whole extra as one text. */
export const EXTRA_KEY = "__extra__";

/**
 * Reads `type://login:password@host:port/schema?extra`.
 *
 * Parity: a second `://` makes `protocol://host` the host, as in `http://https://example.com`; login and password then
 * follow the second protocol.
 */
export function parseConnectionUri(uri: string): ParsedConnection {
  if (uri === "") return { kind: "connection", connection: NO_CONNECTION_FIELDS };
  const schemeCount = uri.split("://").length - 1;
  if (schemeCount > 2) return refuseUri('it has more than two "://"');
  const { scheme } = splitUrl(uri);
  const hasProtocol = schemeCount === 2;
  const rest = uri.replaceAll(`${scheme}://`, hasProtocol ? "" : "//");
  if (hasProtocol && /[@:]/.test(rest.split("://", 1)[0] ?? "")) {
    return refuseUri('something else than a protocol stands before the second "://"');
  }
  const parts = splitUrl(rest);
  const authority = splitAuthority(parts.authority);
  const port = readPort(authority);
  if (port === undefined) return refusePort();
  return {
    kind: "connection",
    connection: {
      ...NO_CONNECTION_FIELDS,
      connectionType: normalizeConnectionType(scheme),
      host: readHost(authority, hasProtocol ? parts.scheme : ""),
      login: authority.login === null ? null : decodePercent(authority.login),
      password: authority.password === null ? null : decodePercent(authority.password) || null,
      schema: decodePercent(parts.path.slice(1)),
      port,
      extra: readExtra(parts),
    },
  };
}

function readHost({ host }: AuthorityParts, protocol: string): ConnectionFields["host"] {
  const decoded = decodePercent(host);
  // Parity: a host that is a path keeps its case, and no other does, up to the first encoded sign.
  const readable = decoded.includes("/")
    ? decoded
    : decodePercent(host.replace(/^[^%]*/, (start) => start.toLowerCase()));
  if (protocol === "") return readable;
  return readable === "" ? protocol : `${protocol}://${readable}`;
}

/** `undefined` for what is no port. */
function readPort({ port }: AuthorityParts): number | null | undefined {
  if (port === null) return null;
  return /^\d+$/.test(port) && Number(port) <= PORT_MAXIMUM ? Number(port) : undefined;
}

function readExtra({ query }: UrlParts): string | null {
  if (query === "") return null;
  const fields = decodeForm(query);
  return fields.get(EXTRA_KEY) ?? writeExtra(Object.fromEntries(fields));
}

function refuseUri(problem: string): ParsedConnection {
  const message = `The connection URI cannot be read: ${problem}; write type://login:password@host:port/schema, with special signs percent-encoded.`;
  return { kind: "refused", cause: "connection", message };
}

function refusePort(): ParsedConnection {
  const message = `The connection URI cannot be read: what stands after the host is no port from 0 to ${PORT_MAXIMUM}; percent-encode special signs in the login and the password.`;
  return { kind: "refused", cause: "value", message };
}
